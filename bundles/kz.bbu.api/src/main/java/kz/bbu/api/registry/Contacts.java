package kz.bbu.api.registry;

/** How to reach an organisation; empty strings where unknown. */
public record Contacts(String addressKk, String addressRu, String phone, String email, String website) {
    public static final Contacts NONE = new Contacts("", "", "", "", "");

    /** The address in a language: Kazakh for Kazakh, otherwise Russian, and the other one where one is missing. */
    public String address(kz.bbu.api.text.Language language) {
        boolean kazakh = language == kz.bbu.api.text.Language.KK;
        String wanted = kazakh ? addressKk : addressRu;
        return wanted.isEmpty() ? (kazakh ? addressRu : addressKk) : wanted;
    }
}
