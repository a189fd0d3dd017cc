package kz.bbu.tab.forum;

import kz.bbu.testkit.ModuleContract;

public class ForumTabTest extends ModuleContract {}
