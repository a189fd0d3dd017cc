package kz.bbu.persistence;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.SharedCacheMode;
import jakarta.persistence.ValidationMode;
import jakarta.persistence.spi.ClassTransformer;
import jakarta.persistence.spi.PersistenceUnitInfo;
import jakarta.persistence.spi.PersistenceUnitTransactionType;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import javax.sql.DataSource;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.eclipse.persistence.jpa.PersistenceProvider;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** The persistence unit of one bundle, built from its {@code META-INF/persistence.xml} and its own class loader. */
final class Unit implements PersistenceUnitInfo {
    private final String name;
    private final List<String> classes;
    private final DataSource source;
    private final ClassLoader loader;
    private final URL root;

    private Unit(String name, List<String> classes, DataSource source, ClassLoader loader, URL root) {
        this.name = name;
        this.classes = classes;
        this.source = source;
        this.loader = loader;
        this.root = root;
    }

    /**
     * Opens the unit.
     *
     * @param descriptor the bundle's persistence.xml
     * @param root the root of the bundle
     * @param bundleLoader the bundle's class loader
     */
    static EntityManagerFactory open(URL descriptor, URL root, ClassLoader bundleLoader, DataSource source) {
        Document document = parse(descriptor);
        String name = document.getElementsByTagNameNS("*", "persistence-unit")
                .item(0)
                .getAttributes()
                .getNamedItem("name")
                .getNodeValue();
        NodeList nodes = document.getElementsByTagNameNS("*", "class");
        List<String> classes = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            classes.add(nodes.item(i).getTextContent().strip());
        }
        ClassLoader loader = new BothLoaders(bundleLoader);
        Map<String, Object> settings = new HashMap<>();
        settings.put("eclipselink.weaving", "static");
        settings.put("eclipselink.logging.level", "WARNING");
        settings.put("eclipselink.classloader", loader);
        settings.put("eclipselink.session-name", name + "-" + System.nanoTime());
        // A shared cache would show what was never committed, and miss what other nodes and JDBC wrote.
        settings.put("eclipselink.cache.shared.default", "false");
        EntityManagerFactory factory = new PersistenceProvider()
                .createContainerEntityManagerFactory(new Unit(name, classes, source, loader, root), settings);
        // Opens the session, so that a wrong mapping is told now and not at the first request.
        factory.createEntityManager().close();
        return factory;
    }

    private static Document parse(URL descriptor) {
        try (InputStream in = descriptor.openStream()) {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(in);
        } catch (Exception e) {
            throw new PersistenceException("cannot read " + descriptor, e);
        }
    }

    /** The bundle's classes first, then EclipseLink's. */
    private static final class BothLoaders extends ClassLoader {
        private static final ClassLoader ECLIPSELINK = PersistenceProvider.class.getClassLoader();

        BothLoaders(ClassLoader bundle) {
            super(bundle);
        }

        @Override
        protected Class<?> findClass(String className) throws ClassNotFoundException {
            return ECLIPSELINK.loadClass(className);
        }

        @Override
        protected URL findResource(String resource) {
            return ECLIPSELINK.getResource(resource);
        }
    }

    @Override
    public String getPersistenceUnitName() {
        return name;
    }

    @Override
    public String getPersistenceProviderClassName() {
        return PersistenceProvider.class.getName();
    }

    @Override
    public String getScopeAnnotationName() {
        return null;
    }

    @Override
    public List<String> getQualifierAnnotationNames() {
        return List.of();
    }

    @Override
    public PersistenceUnitTransactionType getTransactionType() {
        return PersistenceUnitTransactionType.RESOURCE_LOCAL;
    }

    @Override
    public DataSource getJtaDataSource() {
        return null;
    }

    @Override
    public DataSource getNonJtaDataSource() {
        return source;
    }

    @Override
    public List<String> getMappingFileNames() {
        return List.of();
    }

    @Override
    public List<URL> getJarFileUrls() {
        return List.of();
    }

    @Override
    public URL getPersistenceUnitRootUrl() {
        return root;
    }

    @Override
    public List<String> getManagedClassNames() {
        return classes;
    }

    @Override
    public boolean excludeUnlistedClasses() {
        return true;
    }

    @Override
    public SharedCacheMode getSharedCacheMode() {
        return SharedCacheMode.NONE;
    }

    @Override
    public ValidationMode getValidationMode() {
        return ValidationMode.NONE;
    }

    @Override
    public Properties getProperties() {
        return new Properties();
    }

    @Override
    public String getPersistenceXMLSchemaVersion() {
        return "3.2";
    }

    @Override
    public ClassLoader getClassLoader() {
        return loader;
    }

    @Override
    public void addTransformer(ClassTransformer transformer) {
        // Classes are woven by the build.
    }

    @Override
    public ClassLoader getNewTempClassLoader() {
        return new ClassLoader(loader) {};
    }
}
