/** What a person does with single dead letters: their records are found again and edited. */
package dev.titan.pipelines.letters;
