using System.Globalization;
using System.Text;

namespace AgentAssist.Core.Customers.Finding;

/// <summary>One notation for what people write in many.</summary>
internal static class ContactNorms
{
    private const int FewestDigits = 6;
    private const int ComparedDigits = 9;

    /// <summary>
    /// A telephone number as it is compared: the last nine digits, or all of a shorter one after its leading zeros. "+49 170 1234567",
    /// "0049 (0)170 1234567" and "0170/1234567" are one: national numbers of nine digits or more are told apart by their last
    /// nine, whatever stands before them. A number shorter than that is only found in the notation without its country. An
    /// extension (everything from a letter, comma, semicolon or # on) does not count. Null with fewer than six digits.
    /// </summary>
    public static string? Phone(string phone)
    {
        var digits = new StringBuilder();
        foreach (var c in phone)
        {
            var digit = CharUnicodeInfo.GetDecimalDigitValue(c);
            if (digit >= 0)
            {
                digits.Append((char)('0' + digit));
            }
            else if (digits.Length > 0 && (char.IsLetter(c) || c is ',' or ';' or '#'))
            {
                break;
            }
        }

        var significant = digits.ToString().TrimStart('0');
        return significant.Length < FewestDigits ? null : significant[Math.Max(0, significant.Length - ComparedDigits)..];
    }

    /// <summary>An address as it is compared: composed, in small letters, without white space around it; null without an @ between two parts.</summary>
    public static string? Email(string email)
    {
        var normal = email.Trim().Normalize(NormalizationForm.FormKC).ToLowerInvariant();
        var at = normal.LastIndexOf('@');
        return at > 0 && at < normal.Length - 1 ? normal : null;
    }
}
