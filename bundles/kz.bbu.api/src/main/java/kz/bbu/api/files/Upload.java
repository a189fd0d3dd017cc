package kz.bbu.api.files;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says that a REST method takes a form with files; a method without it takes 1 MB, whatever comes.
 *
 * <p>A method that consumes {@code application/octet-stream} or {@code application/zip} and nothing else has no limit, and counts what it reads.
 *
 * <p>What is larger is refused before the method is called; the fields of the form have 1 MB beside its files.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Upload {
    /** How many megabytes (millions of bytes) the files of the form may have together; never more than the setting {@code maxUploadMegabytes} of {@code kz.bbu.web}. */
    int megabytes() default Integer.MAX_VALUE;
}
