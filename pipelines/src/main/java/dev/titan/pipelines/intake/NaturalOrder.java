package dev.titan.pipelines.intake;

import java.util.Comparator;

/**
 * Orders texts as a person would: runs of digits by their number, so that {@code orders-10} comes
 * after {@code orders-2}. The order of a run's inputs settles which of two corrections without a
 * date is the later one, so it must not depend on how the shell listed the files.
 */
final class NaturalOrder implements Comparator<String> {
  static final NaturalOrder INSTANCE = new NaturalOrder();

  private NaturalOrder() {}

  @Override
  public int compare(String left, String right) {
    int i = 0;
    int j = 0;
    while (i < left.length() && j < right.length()) {
      if (isDigit(left.charAt(i)) && isDigit(right.charAt(j))) {
        int leftEnd = endOfDigits(left, i);
        int rightEnd = endOfDigits(right, j);
        int order = compareNumbers(left.substring(i, leftEnd), right.substring(j, rightEnd));
        if (order != 0) {
          return order;
        }
        i = leftEnd;
        j = rightEnd;
      } else if (left.charAt(i) == right.charAt(j)) {
        i++;
        j++;
      } else {
        return Character.compare(left.charAt(i), right.charAt(j));
      }
    }
    int rest = Integer.compare(left.length() - i, right.length() - j);
    // "01" and "1" are one number but two texts: the order must tell them apart all the same.
    return rest != 0 ? rest : left.compareTo(right);
  }

  private static int compareNumbers(String left, String right) {
    String a = stripZeros(left);
    String b = stripZeros(right);
    int order = Integer.compare(a.length(), b.length());
    return order != 0 ? order : a.compareTo(b);
  }

  private static String stripZeros(String digits) {
    int i = 0;
    while (i < digits.length() - 1 && digits.charAt(i) == '0') {
      i++;
    }
    return digits.substring(i);
  }

  private static int endOfDigits(String text, int from) {
    int i = from;
    while (i < text.length() && isDigit(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
