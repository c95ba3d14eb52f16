/** What all local servers share: requests, answers, errors and injected faults. */
package dev.titan.wire;
