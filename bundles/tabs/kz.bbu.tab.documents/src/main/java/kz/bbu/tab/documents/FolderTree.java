package kz.bbu.tab.documents;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All folders of an authority; those in one folder are in the order of the Kazakh alphabet. */
public final class FolderTree {
    private final Map<Long, Folder> byId;
    private final Map<Long, List<Folder>> byParent;

    FolderTree(List<Folder> folders) {
        byId = folders.stream().collect(Collectors.toMap(Folder::id, Function.identity()));
        byParent = folders.stream().collect(Collectors.groupingBy(Folder::parentId));
    }

    /** How many there are. */
    public int size() {
        return byId.size();
    }

    /** A folder; empty for 0, which is none. */
    public Optional<Folder> find(long id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The folders directly in one, or, for 0, in none. */
    public List<Folder> in(long id) {
        return byParent.getOrDefault(id, List.of());
    }

    /** The way to a folder from outside, itself included; empty for 0. */
    public List<Folder> path(long id) {
        LinkedList<Folder> path = new LinkedList<>();
        for (Folder folder = byId.get(id); folder != null; folder = byId.get(folder.parentId())) {
            path.addFirst(folder);
        }
        return path;
    }

    /** A folder's name behind those of the folders that it is in. */
    public String pathName(long id) {
        return path(id).stream().map(Folder::name).collect(Collectors.joining(" / "));
    }

    /** A folder and all that are in it, at any depth. */
    public Set<Long> subtree(long id) {
        Set<Long> all = new LinkedHashSet<>();
        List<Long> open = new ArrayList<>(List.of(id));
        while (!open.isEmpty()) {
            long next = open.remove(open.size() - 1);
            if (all.add(next)) {
                in(next).forEach(folder -> open.add(folder.id()));
            }
        }
        return all;
    }

    /** How many folders one above the other a folder has in it, itself included. */
    public int height(long id) {
        return 1 + in(id).stream().mapToInt(f -> height(f.id())).max().orElse(0);
    }

    /** All folders, each before those in it. */
    public List<Folder> all() {
        List<Folder> all = new ArrayList<>();
        add(0, all);
        return all;
    }

    private void add(long id, List<Folder> all) {
        for (Folder folder : in(id)) {
            all.add(folder);
            add(folder.id(), all);
        }
    }
}
