package kz.bbu.tab.people;

import kz.bbu.testkit.ModuleContract;

public class PeopleTabTest extends ModuleContract {}
