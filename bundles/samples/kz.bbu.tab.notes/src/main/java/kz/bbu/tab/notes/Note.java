package kz.bbu.tab.notes;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** A short public note of an authority. */
@Entity
@Table(name = "notes_note")
public class Note {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "authority_id")
    private long authorityId;

    private String author;
    private String words;
    private LocalDateTime written;

    /** For the persistence provider. */
    protected Note() {}

    Note(long authorityId, String author, String words) {
        this.authorityId = authorityId;
        this.author = author;
        this.words = words;
        this.written = LocalDateTime.ofInstant(Instant.now(), ZoneOffset.UTC);
    }

    public long id() {
        return id;
    }

    public String author() {
        return author;
    }

    public String words() {
        return words;
    }

    public Instant written() {
        return written.toInstant(ZoneOffset.UTC);
    }
}
