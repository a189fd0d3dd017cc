package kz.bbu.tab.documents;

/**
 * A folder of an authority.
 *
 * @param parentId the folder that it is in, 0 for none
 */
public record Folder(long id, long parentId, String name) {}
