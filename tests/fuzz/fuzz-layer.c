/* SPDX-License-Identifier: EUPL-1.2 */
/* The reader of layers, and their merging into the shipped catalogue. */
#include "config.h"

#include "app/catalogue/bsl-data-file.h"
#include "app/catalogue/bsl-layers.h"
#include "tests/fuzz/fuzz.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  static GBytes *base;
  BslLibrary *library = fuzz_get_library ();
  BslAttributes *attributes = bsl_library_get_attributes (library);
  g_autoptr (BslProblems) problems = bsl_problems_new (), faults = bsl_problems_new ();
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GPtrArray) layers = bsl_layers_new ();
  g_autofree char *file = bsl_library_dup_path (library, "catalogue/offers.json");
  BslLayer *layer = bsl_layer_load_bytes (bytes, "fuzz.json", attributes, problems);

  if (base == NULL)
    base = bsl_data_file_read (file, problems);
  if (layer != NULL)
    {
      g_autoptr (BslCatalogue) catalogue = NULL;

      g_ptr_array_add (layers, layer);
      catalogue = bsl_layers_load (layers, base, file, attributes, bsl_library_get_services (library), problems, faults);
      g_assert_nonnull (catalogue); /* a layer never takes the catalogue away */
    }
  fuzz_read_problems (problems);
  fuzz_read_problems (faults);
  return 0;
}
