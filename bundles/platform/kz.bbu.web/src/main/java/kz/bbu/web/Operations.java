package kz.bbu.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.jakartars.runtime.JakartarsServiceRuntime;
import org.osgi.service.jakartars.runtime.dto.ResourceDTO;

/** The operations of the API that the portal serves at present: those of modules that are off are not among them. */
@Component(service = Operations.class)
public final class Operations {
    private static final String RESOURCES = "(osgi.jakartars.resource=true)";
    private static final String API = "/api/v1/";

    private final BundleContext context;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile JakartarsServiceRuntime runtime;

    @Activate
    public Operations(BundleContext context) {
        this.context = context;
    }

    /** By path and method. */
    List<Operation> served() {
        Set<Long> served = new HashSet<>();
        JakartarsServiceRuntime present = runtime;
        if (present != null) {
            for (ResourceDTO resource : present.getRuntimeDTO().defaultApplication.resourceDTOs) {
                served.add(resource.serviceId);
            }
        }
        List<Operation> operations = new ArrayList<>();
        for (ServiceReference<?> reference : references()) {
            if (served.contains(reference.getProperty("service.id"))) {
                add(operations, reference);
            }
        }
        operations.removeIf(operation -> !operation.path().startsWith(API));
        operations.sort(Comparator.comparing(Operation::address).thenComparing(Operation::verb));
        return operations;
    }

    private ServiceReference<?>[] references() {
        try {
            ServiceReference<?>[] references = context.getAllServiceReferences(null, RESOURCES);
            return references == null ? new ServiceReference<?>[0] : references;
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private void add(List<Operation> operations, ServiceReference<?> reference) {
        Object resource = context.getService(reference);
        if (resource != null) {
            try {
                operations.addAll(
                        Operation.of(resource.getClass(), reference.getBundle().getSymbolicName()));
            } finally {
                context.ungetService(reference);
            }
        }
    }
}
