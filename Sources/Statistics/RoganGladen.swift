/// A share as it would be had the classifier made no errors, with the uncertainty of both.
///
/// `(p + Sp − 1) / (Se + Sp − 1)`, where the sensitivity Se and the specificity Sp were
/// estimated on other rows whose truth is known. The interval is Lang and Reiczigel's, with
/// the effective number of units in place of the number of rows. Assumes that the classifier
/// errs on these rows as often as on those where it was measured.
/// Sources: W. J. Rogan, B. Gladen, American Journal of Epidemiology 107 (1978) 71–76;
/// Z. Lang, J. Reiczigel, Preventive Veterinary Medicine 113 (2014) 13–22.
public struct RoganGladen: Sendable {
  /// 0…1.
  public let estimate: Double
  /// Level 0.95.
  public let interval: Interval

  /// - Parameters:
  ///   - rate: the share that the classifier found.
  ///   - seen: how large a part of the share's units the classifier has judged, more than 0 and
  ///     at most 1; of the others it is certain that they do not count. Estimate and interval
  ///     are shares of all units again.
  ///   - truePositives: rows that it found of those that are there.
  ///   - positives: rows that are there.
  ///   - trueNegatives: rows that it left alone of those that are not there.
  ///   - negatives: rows that are not there.
  /// - Returns: `nil` without units, without known rows of either kind, if the classifier tells
  ///   them apart no better than chance, or if it found so few (or so many) that it cannot err
  ///   here as often as where it was measured.
  public init?(
    _ rate: ClusteredRate, seen: Double = 1, truePositives: Int, of positives: Int,
    trueNegatives: Int, of negatives: Int
  ) {
    guard let all = rate.estimate, seen > 0, positives > 0, negatives > 0 else { return nil }
    let share = min(1, all / seen)
    let effective = rate.effectiveUnits * seen
    let sensitivity = Double(truePositives) / Double(positives)
    let specificity = Double(trueNegatives) / Double(negatives)
    guard sensitivity + specificity > 1 else { return nil }
    let corrected = min(1, max(0, (share + specificity - 1) / (sensitivity + specificity - 1)))
    estimate = seen * corrected

    let z = rate.deviate95
    let units = effective + z * z
    let p = (share * effective + z * z / 2) / units
    let (some, others) = (Double(positives) + 2, Double(negatives) + 2)
    let se = (Double(truePositives) + 1) / some
    let sp = (Double(trueNegatives) + 1) / others
    guard se + sp > 1 else { return nil }
    let gain = se + sp - 1
    let centre = (p + sp - 1) / gain
    let seVariance = se * (1 - se) / some
    let spVariance = sp * (1 - sp) / others
    let shift = 2 * z * z * (centre * seVariance - (1 - centre) * spVariance)
    let spread =
      z / gain
      * (p * (1 - p) / units + centre * centre * seVariance
      + (1 - centre) * (1 - centre) * spVariance).squareRoot()
    let (lower, upper) = (centre + shift - spread, centre + shift + spread)
    guard lower < 1, upper > 0 else { return nil }
    interval = Interval(
      lower: seen * min(corrected, max(0, lower)), upper: seen * max(corrected, min(1, upper)))
  }
}
