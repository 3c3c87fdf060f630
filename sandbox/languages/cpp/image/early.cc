// A plugin for GCC, used once: while the image is made, to precompile <bits/stdc++.h>. The library's own inline functions use
// templates (those of <format> and <chrono> above all) which GCC instantiates at the end of every program that includes them,
// needed or not: half of the time of a hello. `#pragma candor instantiate` does it at once, so that it lies in the precompiled
// header. The standard allows both places, and programs come out the same.
#include <gcc-plugin.h>
#include <plugin-version.h>
#include <tree.h>
#include <cp/cp-tree.h>
#include <c-family/c-pragma.h>

int plugin_is_GPL_compatible;

static void instantiate(cpp_reader *) {
  at_eof = 1; // as GCC does before it instantiates: what is made now may be left out of a program that does not use it
  instantiate_pending_templates(0);
  at_eof = 0;
}

static void add_pragma(void *, void *) { c_register_pragma("candor", "instantiate", instantiate); }

int plugin_init(plugin_name_args *plugin, plugin_gcc_version *version) {
  if (!plugin_default_version_check(version, &gcc_version)) return 1;
  register_callback(plugin->base_name, PLUGIN_PRAGMAS, add_pragma, nullptr);
  return 0;
}
