package kz.bbu.tab.forum;

/**
 * A form in which a post is written.
 *
 * @param place what the post belongs to, and {@code back} its address
 * @param action where the form is sent
 * @param send the key of what its button says
 */
public record WritingView(Forum forum, String place, String back, String action, String send) {
    public boolean isTopic() {
        return send.equals("topic.send");
    }
}
