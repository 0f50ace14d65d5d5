using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using AgentAssist.Core.Customers.Records;
using AgentAssist.Core.Suggestions.Wording;
using AgentAssist.V1;

namespace AgentAssist.Core.Suggestions.Records;

/// <summary>A sentence of a record's summary that may be read out to the customer, as staff or systems wrote it.</summary>
/// <param name="Text">The sentence, without its full stop.</param>
/// <param name="Stems">The stems of its words, of those that carry meaning.</param>
/// <param name="OfKind">The stems of the words of the record's kind.</param>
internal sealed partial record RecordLine(string Text, string[] Stems, string[] OfKind)
{
    private const int Longest = 24;
    private const int Shortest = 3;

    private static readonly SearchValues<char> Unspeakable = SearchValues.Create("[]{}?!|<>");

    private static readonly RecordMemo<RecordLine[]> Known = new();

    public bool NamesDay { get; } = Day().IsMatch(Text);

    public bool NamesTime { get; } = Clock().IsMatch(Text);

    public bool NamesAmount { get; } = Money().IsMatch(Text);

    /// <summary>The lines of a record; none where staff wrote it for each other.</summary>
    public static RecordLine[] Of(Interaction interaction) => Known.Of(interaction, Read);

    /// <summary>The line with days, times and amounts as they are said to this customer.</summary>
    public string Said(SpokenStyle style)
    {
        var text = Money().Replace(Text, match => SpokenStyle.Money(match.Value) ?? match.Value);
        text = Day().Replace(text, match => DateOnly.TryParseExact(match.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? style.Day(day) : match.Value);
        return Clock().Replace(text, match => TimeOnly.TryParseExact(match.Value, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? style.Time(time) : match.Value);
    }

    private static RecordLine[] Read(Interaction interaction)
    {
        var kind = interaction.Kind.Replace('_', ' ');
        if (Internal().IsMatch(kind))
        {
            return [];
        }

        string[] ofKind = [.. WordStem.Of(kind).Distinct(StringComparer.Ordinal)];
        return
        [
            .. Sentence.Split(interaction.Summary)
                .Where(sentence => !OfStaff().IsMatch(sentence) && WordCount.Of(sentence) is >= Shortest and <= Longest && sentence.AsSpan().IndexOfAny(Unspeakable) < 0)
                .Select(sentence => sentence.TrimEnd('.', ' '))
                .Select(sentence => new RecordLine(sentence, [.. WordStem.Of(sentence).Distinct(StringComparer.Ordinal)], ofKind)),
        ];
    }

    // Notes, flags and scores are for staff, and a contact tells what the customer said.
    [GeneratedRegex(@"\b(contact|call|chat|(?<!(property|cover|delivery|product|release) )note|flag|flagged|score|risk|fraud|alert|task|internal|comment|memo|credit (check|score)|collections?|survey|segment|campaign|offer|retention|churn|marketing)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Internal();

    // What speaks of the customer in the third person, or of what somebody in the house did, said or thinks.
    [GeneratedRegex(@"^\w+ing\b|\b(customer|caller|guest|member|passenger|patient|tenant|client|subscriber|policyholder|cardholder|traveller|traveler|household|agent|adviser|advisor|handler|staff|colleague|supervisor|manager|complain\w*|disput\w*|claims? that|escalat\w*|internal|suspect\w*|fraud|flag\w*|liable|fault|negligen\w*|promis\w*|told|asked|said|wants?|angry|upset|rude|no reply|not informed|do not|(he|she|they|him|his|her|their)\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex OfStaff();

    [GeneratedRegex(@"\b\d{4}-\d{2}-\d{2}\b", RegexOptions.CultureInvariant)]
    private static partial Regex Day();

    [GeneratedRegex(@"\b[0-2]\d:[0-5]\d\b", RegexOptions.CultureInvariant)]
    private static partial Regex Clock();

    [GeneratedRegex(@"\b\d[\d,]*(\.\d+)? [A-Z]{3}\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Money();
}
