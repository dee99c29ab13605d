package lepton.quantity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantityReaderTest {

  /// Decimal factors are read as the nearest double; a product of two is off by an ulp or two.
  private static final double ULPS = 1e-15;

  @ParameterizedTest
  @CsvSource(
      useHeadersInDisplayName = true,
      delimiter = '|',
      textBlock =
          """
          written           | dimension  | joules, watts, kg, s
          # SI brochure 2019, table 8: 1 h = 3600 s, so 1 Wh = 3600 J
          1 J               | energy     | 1
          1 kJ              | energy     | 1e3
          1 MJ              | energy     | 1e6
          1 GJ              | energy     | 1e9
          1 Wh              | energy     | 3600
          1 kWh             | energy     | 3.6e6
          36 MWh            | energy     | 1.296e11
          1 GWh             | energy     | 3.6e12
          1 TWh             | energy     | 3.6e15
          5 mW              | power      | 0.005
          400 W             | power      | 400
          1.2 kW            | power      | 1200
          3 MW              | power      | 3e6
          2 GW              | power      | 2e9
          250 ms            | time       | 0.25
          90 s              | time       | 90
          2 min             | time       | 120
          82432 h           | time       | 296755200
          # 24 h · 3600 s; a year of hardware life is 365 d = 8760 h
          34 d              | time       | 2937600
          4 y               | time       | 126144000
          7 mg              | carbon     | 7e-6
          350 g             | carbon     | 0.35
          5 kg              | carbon     | 5
          14 t              | carbon     | 14000
          1.5 kt            | carbon     | 1.5e6
          2 Mt              | carbon     | 2e9
          """)
  void energy_power_time_and_mass_take_their_si_units(
      String written, String dimension, double base) {
    assertReads(written, dimension, base);
  }

  @ParameterizedTest
  @CsvSource(
      useHeadersInDisplayName = true,
      delimiter = '|',
      textBlock =
          """
          written           | dimension  | FLOP, FLOP/s, B, B/s
          1 FLOP            | compute    | 1
          1 kFLOP           | compute    | 1e3
          1 MFLOP           | compute    | 1e6
          22.5 GFLOP        | compute    | 2.25e10
          4 TFLOP           | compute    | 4e12
          1 PFLOP           | compute    | 1e15
          1 EFLOP           | compute    | 1e18
          314 ZFLOP         | compute    | 3.14e23
          2.5 YFLOP         | compute    | 2.5e24
          4.02e22 FLOP      | compute    | 4.02e22
          7 FLOP/s          | throughput | 7
          7 kFLOP/s         | throughput | 7e3
          7 MFLOP/s         | throughput | 7e6
          67 GFLOP/s        | throughput | 6.7e10
          312 TFLOP/s       | throughput | 3.12e14
          1.1 PFLOP/s       | throughput | 1.1e15
          1 EFLOP/s         | throughput | 1e18
          1 ZFLOP/s         | throughput | 1e21
          7 OP/s            | throughput | 7
          7 MOP/s           | throughput | 7e6
          7 GOP/s           | throughput | 7e9
          1979 TOP/s        | throughput | 1.979e15
          2 POP/s           | throughput | 2e15
          40 TOPS           | throughput | 4e13
          312 TFLOPS        | throughput | 3.12e14
          17 B              | data       | 17
          4 kB              | data       | 4000
          80 GB             | data       | 8e10
          1.4 TB            | data       | 1.4e12
          3 MB              | data       | 3e6
          2 PB              | data       | 2e15
          # IEC 80000-13: 2^10, 2^20, 2^30, 2^40
          1 KiB             | data       | 1024
          1 MiB             | data       | 1048576
          80 GiB            | data       | 85899345920
          1 TiB             | data       | 1099511627776
          8 B/s             | bandwidth  | 8
          8 kB/s            | bandwidth  | 8000
          8 MB/s            | bandwidth  | 8e6
          900 GB/s          | bandwidth  | 9e11
          2 TB/s            | bandwidth  | 2e12
          1 MiB/s           | bandwidth  | 1048576
          1 GiB/s           | bandwidth  | 1073741824
          1 TiB/s           | bandwidth  | 1099511627776
          """)
  void work_rates_and_data_take_decimal_and_binary_prefixes(
      String written, String dimension, double base) {
    assertReads(written, dimension, base);
  }

  @ParameterizedTest
  @CsvSource(
      useHeadersInDisplayName = true,
      delimiter = '|',
      textBlock =
          """
          written           | dimension       | g/kWh, L, L/kWh, kWh/GB, EUR
          385 gCO2e/kWh     | intensity       | 385
          385 gCO2/kWh      | intensity       | 385
          385 gCO2eq/kWh    | intensity       | 385
          385 gCO2-eq/kWh   | intensity       | 385
          385 gCO₂e/kWh     | intensity       | 385
          385 g CO2e/kWh    | intensity       | 385
          385 g CO₂eq / kWh | intensity       | 385
          385 g/kWh         | intensity       | 385
          0.385 kgCO2e/kWh  | intensity       | 385
          0.385 kg/kWh      | intensity       | 385
          # 1 kg/MWh = 1000 g / 1000 kWh
          385 kgCO2e/MWh    | intensity       | 385
          385 kg CO2/MWh    | intensity       | 385
          0.385 tCO2e/MWh   | intensity       | 385
          # EPA eGRID states lb/MWh; 1 lb = 453.59237 g, so 954 lb/MWh = 432.727... g/kWh
          954 lbCO2e/MWh    | intensity       | 432.72712098
          954 lb/MWh        | intensity       | 432.72712098
          5 kgCO2e          | carbon          | 5
          5 kg CO2e         | carbon          | 5
          5 kg CO2          | carbon          | 5
          5 kgCO2eq         | carbon          | 5
          5 kg CO₂e         | carbon          | 5
          14 tCO2e          | carbon          | 14000
          200 L             | water           | 200
          200 l             | water           | 200
          200 litres        | water           | 200
          200 liters        | water           | 200
          30 mL             | water           | 0.03
          5.4 ML            | water           | 5.4e6
          3 m3              | water           | 3000
          3 m³              | water           | 3000
          1.1 L/kWh         | water intensity | 1.1
          1.1 l/kWh         | water intensity | 1.1
          550 mL/kWh        | water intensity | 0.55
          550 L/MWh         | water intensity | 0.55
          # 1 m³ = 1000 L and 1 MWh = 1000 kWh
          0.55 m3/MWh       | water intensity | 0.55
          0.06 kWh/GB       | transfer        | 0.06
          60 Wh/GB          | transfer        | 0.06
          60 kWh/TB         | transfer        | 0.06
          0.06 Wh/MB        | transfer        | 0.06e0
          # 216 J/MB = 216 000 J/GB = 0.06 kWh/GB
          216 J/MB          | transfer        | 0.06
          0.21 EUR/kWh      | price           | 0.21
          210 EUR/MWh       | price           | 0.21
          200 EUR           | money           | 200
          """)
  void intensities_and_prices_take_the_spellings_people_use(
      String written, String dimension, double base) {
    assertReads(written, dimension, base);
  }

  @ParameterizedTest
  @CsvSource(
      useHeadersInDisplayName = true,
      delimiter = '|',
      textBlock =
          """
          written    | dimension | number
          8          | count     | 8
          488M       | count     | 488e6
          6.7B       | count     | 6.7e9
          6.7 B      | count     | 6.7e9
          1T         | count     | 1e12
          12k        | count     | 12000
          1e6        | count     | 1e6
          6.02E23    | count     | 6.02e23
          1e+6       | count     | 1e6
          82_432     | count     | 82432
          +8         | count     | 8
          0.35       | ratio     | 0.35
          .35        | ratio     | 0.35
          40%        | ratio     | 0.4
          40 %       | ratio     | 0.4
          1e-3       | ratio     | 0.001
          -0.5       | ratio     | -0.5
          7.50e2 W   | power     | 750
          700W       | power     | 700
          '  700   W '| power    | 700
          82_432 h   | time      | 296755200
          """)
  void counts_and_shares_are_bare_or_carry_a_suffix(
      String written, String dimension, double number) {
    assertReads(written, dimension, number);
  }

  private static void assertReads(String written, String dimension, double base) {
    var estimate = Amounts.estimate(written, dimension);
    assertThat(estimate).isInstanceOf(Estimate.Exact.class);
    assertThat(estimate.mean()).isCloseTo(base, within(ULPS * Math.abs(base) * 2));
  }
}
