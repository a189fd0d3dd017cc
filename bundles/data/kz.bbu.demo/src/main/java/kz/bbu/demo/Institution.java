package kz.bbu.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** An institution while it is written: who teaches, which classes there are, and its own chance, so that it is the same in a region of any size. */
final class Institution {
    static final long SEED = 20_250_901L;

    final int number;
    final String id;
    final Plan.Kind kind;
    final Dice dice;
    final Names names;
    final Random careers;
    final List<Teacher> teachers = new ArrayList<>();
    final List<SchoolClass> classes = new ArrayList<>();

    /** Lessons so far. */
    int lessons;

    Institution(int number) {
        this.number = number;
        this.id = "org-" + number;
        this.kind = Plan.kind(number);
        this.dice = new Dice(SEED, number);
        this.names = new Names(new Random(SEED + number));
        this.careers = new Random(SEED - 1 - number);
    }

    /** How well its pupils do on average, about 0 to 1. */
    double level() {
        int round = number / Plan.INSTITUTIONS.size();
        return kind.level() + (round == 0 ? 0 : (number * 37 % 21 - 10) / 100.0);
    }

    /** Where much is left undone. */
    boolean isWeak() {
        return level() < 0.6;
    }
}
