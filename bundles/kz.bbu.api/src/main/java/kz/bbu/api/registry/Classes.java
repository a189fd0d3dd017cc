package kz.bbu.api.registry;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/** The classes of institutions, within the viewer's scope. */
@ProviderType
public interface Classes {
    /** The homeroom classes of an institution by grade and letter; its teaching groups where it has no homeroom classes. None if it lies outside the scope. */
    List<SchoolClass> of(long institutionId);

    /** Classes of an institution by id, homeroom classes and groups; those that are not there are missing. */
    Map<Long, SchoolClass> find(long institutionId, Collection<Long> ids);

    /** The names of persons of an institution by id, such as its teachers; those that are not there are missing. */
    Map<Long, String> names(long institutionId, Collection<Long> personIds);

    /**
     * A class.
     *
     * @param name such as 5 «А»
     * @param grade 0 where unknown
     * @param language code of the language of instruction; empty where unknown
     * @param shift empty where unknown
     * @param journal classic, criteria or empty
     * @param teacher the class teacher's name; empty where unknown
     * @param pupils enrolled today
     */
    record SchoolClass(
            long id,
            String name,
            int grade,
            String language,
            String shift,
            String journal,
            String teacher,
            long pupils) {}
}
