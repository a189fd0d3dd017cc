package kz.bbu.tab.documents;

import kz.bbu.testkit.ModuleContract;

public class DocumentsTabTest extends ModuleContract {}
