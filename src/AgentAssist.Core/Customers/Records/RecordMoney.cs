using System.Globalization;
using System.Text.RegularExpressions;

namespace AgentAssist.Core.Customers.Records;

/// <summary>Reads the amounts of money that records name.</summary>
internal static partial class RecordMoney
{
    /// <summary>The amounts in a text, without their currency.</summary>
    public static IEnumerable<decimal> In(string text)
    {
        foreach (Match match in Amounts().Matches(text))
        {
            var digits = string.Concat(match.Value.Where(c => char.IsAsciiDigit(c) || c == '.'));
            if (decimal.TryParse(digits.Trim('.'), NumberStyles.Number, CultureInfo.InvariantCulture, out var amount))
            {
                yield return amount;
            }
        }
    }

    [GeneratedRegex(
        @"(?:[$£€₹¥]|\bR(?=\d)|\b(?:USD|EUR|GBP|CHF|CAD|AUD|NZD|SEK|NOK|DKK|PLN|JPY|INR|ZAR|SGD) ?)\d[\d,]*(?:\.\d+)?"
        + @"|\b\d[\d,]*(?:\.\d+)? ?(?:[$£€]|(?:USD|EUR|GBP|CHF|CAD|AUD|NZD|SEK|NOK|DKK|PLN|JPY|INR|ZAR|SGD|dollars|pounds|euros?)\b)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Amounts();
}
