package kz.bbu.tab.forum;

/** A file that a form offers; those that are chosen belong to the post when the form is sent. */
public record Choice(Attachment file, boolean chosen) {}
