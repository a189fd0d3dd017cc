package kz.bbu.tab.documents;

import java.time.Instant;

/**
 * A document of an authority.
 *
 * @param folderId 0 where it is in none
 * @param type its media type
 * @param account who put it there
 */
public record Document(
        long id,
        long authorityId,
        long folderId,
        long fileId,
        String name,
        long bytes,
        String type,
        Instant added,
        String account) {}
