package lepton.plan.placement;

/// Finds what would stand at a place, were numbers sorted, in time linear in their count (Hoare,
/// 1961, Communications of the ACM 4, 321: algorithm 65).
final class Selection {

  private Selection() {}

  /// The number that would stand at place `k`, from 0 on; changes the order.
  static double at(double[] numbers, int count, int k) {
    int low = 0;
    int high = count - 1;
    while (low < high) {
      double pivot = median(numbers[low], numbers[(low + high) >>> 1], numbers[high]);
      int i = low;
      int j = high;
      while (i <= j) {
        while (numbers[i] < pivot) {
          i++;
        }
        while (numbers[j] > pivot) {
          j--;
        }
        if (i <= j) {
          double its = numbers[i];
          numbers[i++] = numbers[j];
          numbers[j--] = its;
        }
      }
      if (k <= j) {
        high = j;
      } else if (k >= i) {
        low = i;
      } else {
        return numbers[k];
      }
    }
    return numbers[k];
  }

  private static double median(double a, double b, double c) {
    return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
  }
}
