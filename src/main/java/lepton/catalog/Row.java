package lepton.catalog;

import java.util.Optional;
import lepton.text.Place;

/// One row of a catalogue file, cell by cell.
interface Row {

  /// What stands in a column; absent where there is no such column or its cell is empty.
  Optional<String> cell(String column);

  /// Where a cell stands; the row, where the cell is absent.
  Place place(String column);

  /// Whether a person wrote the row.
  boolean own();
}
