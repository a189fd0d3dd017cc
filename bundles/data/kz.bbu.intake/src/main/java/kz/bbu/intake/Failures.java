package kz.bbu.intake;

import java.io.IOException;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.ErrorCode;

/** Tells a full disk from an upload that broke off. */
final class Failures {
    private Failures() {}

    static ErrorCode code(IOException failure) {
        String message = String.valueOf(failure.getMessage());
        return message.contains("No space left") ? CommonError.NO_SPACE : CommonError.BAD_REQUEST;
    }
}
