package kz.bbu.testkit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import kz.bbu.api.platform.Mails;

/** Mail that goes nowhere: what was sent, and what a test says has failed. */
public final class FakeMails implements Mails {
    private final boolean on;
    private final List<String> sent = new ArrayList<>();
    private final List<Failed> failed = new ArrayList<>();
    private final Set<String> waiting = new HashSet<>();
    private boolean full;
    private Optional<Trouble> trouble = Optional.empty();

    public FakeMails(boolean on) {
        this.on = on;
    }

    /** The messages, each as its address, its subject and its text, a line each. */
    public List<String> sent() {
        return sent;
    }

    @Override
    public boolean isOn() {
        return on;
    }

    @Override
    public String link(String path) {
        return "https://portal.example.kz" + path;
    }

    @Override
    public synchronized boolean send(String address, String subject, String text) {
        if (on && !full) {
            sent.add(address + "\n" + subject + "\n" + text);
        }
        return on && !full;
    }

    @Override
    public synchronized int sendNotices(String thing, List<Notice> notices) {
        int kept = 0;
        for (Notice notice : notices) {
            if (on && !full && waiting.add(thing + " " + notice.address())) {
                send(notice.address(), notice.subject(), notice.text());
                kept++;
            }
        }
        return kept;
    }

    /** Lets no more messages wait. */
    public void fill() {
        full = true;
    }

    /** Sends the notices that wait: others of the same things are kept again. */
    public void empty() {
        waiting.clear();
        full = false;
    }

    @Override
    public long waiting() {
        return sent.size();
    }

    @Override
    public Optional<Trouble> trouble() {
        return trouble;
    }

    /** Says why messages wait. */
    public void trouble(Trouble trouble) {
        this.trouble = Optional.of(trouble);
    }

    @Override
    public List<Failed> failed() {
        return failed;
    }

    @Override
    public void retry(long id) {
        failed.removeIf(message -> message.id() == id);
    }

    @Override
    public void drop(long id) {
        failed.removeIf(message -> message.id() == id);
    }
}
