package kz.bbu.admin;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import kz.bbu.api.platform.RootAuthority.Description;
import kz.bbu.api.registry.NationalNumber;
import kz.bbu.api.text.Texts;

/** The settings of the portal as they are typed, with what is wrong at which field. */
public record SettingsForm(String name, String bin, String slug, Map<String, String> errors) {
    static final int LONGEST_NAME = 200;

    static SettingsForm of(Description description) {
        return new SettingsForm(description.name(), description.bin(), description.slug(), Map.of());
    }

    SettingsForm checked(Texts texts) {
        Map<String, String> wrong = new LinkedHashMap<>();
        if (name.isBlank() || name.strip().length() > LONGEST_NAME || name.matches("(?s).*\\p{Cntrl}.*")) {
            wrong.put("name", texts.text("portal.name.wrong", LONGEST_NAME));
        }
        if (!bin.isBlank() && !NationalNumber.isBin(bin.strip())) {
            wrong.put("bin", texts.text("portal.bin.wrong"));
        }
        if (!address().matches("[a-z0-9]([a-z0-9-]{0,58}[a-z0-9])?")) {
            wrong.put("slug", texts.text("portal.slug.wrong"));
        }
        return new SettingsForm(name, bin, slug, wrong);
    }

    Description description() {
        return new Description(name.strip(), bin.strip(), address());
    }

    public String error(String field) {
        return errors.getOrDefault(field, "");
    }

    private String address() {
        return slug.strip().toLowerCase(Locale.ROOT);
    }
}
