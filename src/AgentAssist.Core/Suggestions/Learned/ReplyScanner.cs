using System.Text.RegularExpressions;

namespace AgentAssist.Core.Suggestions.Learned;

/// <summary>Cuts a masked reply into words, marks, and slots for whatever is a value by its form: numbers, times, days, money.</summary>
internal static partial class ReplyScanner
{
    private const string Day = @"(mon|tues|wednes|thurs|fri|satur|sun)days?";

    // "may" and "march" are months only beside a number.
    private const string Month = "january|february|april|june|july|august|september|october|november|december";
    private const string EveryMonth = Month + "|march|may|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec";

    public static IEnumerable<ReplyPiece> Read(string text)
    {
        var end = 0;
        foreach (Match match in Pieces().Matches(text))
        {
            yield return Piece(match, glued: match.Index == end && end > 0);
            end = match.Index + match.Length;
        }
    }

    /// <summary>What stands in a text for a slot of numbers, times, days or money, in order.</summary>
    public static IEnumerable<string> Values(string text, string slot) =>
        Pieces().Matches(text).Where(match => Piece(match, glued: false) is { Kind: PieceKind.Slot } piece && piece.Text == slot && match.Value[0] != '[')
            .Select(match => match.Value);

    private static ReplyPiece Piece(Match match, bool glued)
    {
        var text = match.Value;
        return match switch
        {
            _ when match.Groups["masked"].Success => new(PieceKind.Slot, ReplySlots.OfSensitive(text[1..^1]), glued),
            _ when match.Groups["date"].Success => new(PieceKind.Slot, ReplySlots.Date, glued),
            _ when match.Groups["time"].Success => new(PieceKind.Slot, ReplySlots.Time, glued),
            _ when match.Groups["money"].Success => new(PieceKind.Slot, ReplySlots.Amount, glued),
            _ when match.Groups["code"].Success => new(PieceKind.Slot, ReplySlots.Reference, glued),
            _ when match.Groups["number"].Success => new(PieceKind.Slot, ReplySlots.Number, glued),
            _ when match.Groups["word"].Success => new(PieceKind.Word, text, glued),
            _ when text[0] is '.' or '!' or '?' or '…' => new(PieceKind.End, text.Contains('?', StringComparison.Ordinal) ? "?" : ".", glued),
            _ => new(PieceKind.Mark, text, glued),
        };
    }

    // The first alternative that fits wins.
    [GeneratedRegex(
        @"(?<masked>\[(CARD|CARD_CODE|IBAN|BANK_ACCOUNT|SSN|PASSWORD|PIN|EMAIL|PHONE|IP|ACCOUNT|ORDER|NAME|ADDRESS|BIRTH_DATE|EMPLOYER|ORGANIZATION|PLACE|TITLE|NATIONALITY|AGE|DATE|URL)\])"
        + @"|(?<date>(the )?\b\d{1,2}(st|nd|rd|th)?( of)? (" + EveryMonth + @")\b\.?( \d{4}\b)?|\b(" + EveryMonth + @")\b\.? \d{1,2}(st|nd|rd|th)?\b(,? \d{4}\b)?|\b\d{1,4}[/-]\d{1,2}[/-]\d{1,4}\b|\b" + Day + @"\b|\b(" + Month + @")\b)"
        + @"|(?<time>\b\d{1,2}([:.]\d\d)? ?([ap]\.m\.|[ap]m\b)|\b\d{1,2}:\d\d\b)"
        + @"|(?<money>[$€£¥] ?\d([\d,.]*\d)?|\b\d([\d,.]*\d)? ?(dollars|euros|pounds|cents|usd|eur|gbp)\b)"
        + @"|(?<number>\b\d[\d,.]*\d\b(st|nd|rd|th)?%?|\b\d(st|nd|rd|th)?\b%?)"
        + @"|(?<code>#?\b(?=\p{L}*\d)[\p{L}\d]+([-_][\p{L}\d]+)*\b)"
        + @"|(?<word>\p{L}[\p{L}\p{M}]*(['’]\p{L}+)*)"
        + @"|(?<end>[.!?…]+)|(?<mark>[^\s\p{L}\d])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Pieces();
}
