package dev.titan.pipelines.plan;

import dev.titan.schemas.reason.ReasonCode;
import java.io.Serializable;

/**
 * An input, or a part of one, that could not be read: it is accounted for as one dead letter.
 *
 * @param input the index of the input
 * @param part the member or sheet, or null
 * @param ordinal the number that it takes in the raw object: 0 for the input as a whole
 * @param reason why
 * @param detail what is wrong, without any value of the data
 */
public record InputFailure(int input, String part, long ordinal, ReasonCode reason, String detail)
    implements Serializable {}
