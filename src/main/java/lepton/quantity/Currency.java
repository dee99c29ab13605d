package lepton.quantity;

import java.util.Set;

/// Currency codes: the active alphabetic codes of ISO 4217 (list one, 2024-06-25), funds and metals
/// left out.
public final class Currency {

  private static final Set<String> CODES =
      Set.of(
          ("AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP"
                  + " BYN BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD"
                  + " FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD"
                  + " JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK"
                  + " MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR"
                  + " PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP"
                  + " SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES VND VUV WST XAF"
                  + " XCD XCG XOF XPF YER ZAR ZMW ZWG")
              .split(" "));

  private Currency() {}

  /// Whether `code` is an active ISO 4217 code, in capitals.
  public static boolean known(String code) {
    return CODES.contains(code);
  }

  static void require(String code) {
    if (!known(code)) {
      throw new IllegalArgumentException("currency must be an ISO 4217 code, got '" + code + "'");
    }
  }
}
