using System.Globalization;
using System.Text.RegularExpressions;
using AgentAssist.Core.Customers.Records;

namespace AgentAssist.Core.Suggestions.Checking;

/// <summary>
/// Reads what a sentence states as fact: days, times, amounts, identifiers, numbers and what happened. It knows nothing of how
/// the sentence was made, so that the same check holds for composed, learned, model-written and typed text.
/// </summary>
internal static partial class FactReader
{
    private const string Months = "january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec";

    /// <summary>
    /// The facts of a sentence in the order of its words. A question states none, but the amounts and identifiers in it are taken as
    /// given.
    /// </summary>
    /// <param name="today">The day that dates without a year are nearest to.</param>
    /// <param name="ofSource">
    /// Whether the sentence is one to prove others with: then what stands in a question stands there, and what it states is left to
    /// <see cref="States"/>.
    /// </param>
    public static List<Fact> Read(string sentence, DateOnly today, bool ofSource = false)
    {
        var facts = new List<Fact>();
        var hasFigures = sentence.AsSpan().ContainsAnyInRange('0', '9') || sentence.Contains('@', StringComparison.Ordinal);
        if (hasFigures)
        {
            AddDays(sentence, today, facts);
        }

        Add(facts, NamedDays().Matches(sentence).Select(m => new Fact(FactKind.NamedDay, m.Index, m.Length) { Word = m.Value.ToLowerInvariant() }));
        if (hasFigures || sentence.Contains("noon", StringComparison.OrdinalIgnoreCase))
        {
            Add(facts, Times().Matches(sentence).Select(m => new Fact(FactKind.Time, m.Index, m.Length) { Word = Clock(m.Value) }));
        }

        if (hasFigures)
        {
            Add(facts, Amounts().Matches(sentence).Select(m => new Fact(FactKind.Amount, m.Index, m.Length) { Value = Amount(m) }));
            Add(facts, Identifiers(sentence));
        }

        Add(facts, Counts().Matches(sentence).Select(m => new Fact(FactKind.Number, m.Index, m.Length) { Value = Counted(m.Groups["n"].Value) }));
        if (hasFigures)
        {
            Add(facts, Figures().Matches(sentence).Select(m => new Fact(FactKind.Number, m.Index, m.Length) { Value = Number(m.Value) }));
        }

        if (!ofSource && sentence.EndsWith('?'))
        {
            facts.RemoveAll(f => f.Kind is not (FactKind.Amount or FactKind.Identifier));
        }
        else if (!ofSource)
        {
            facts.AddRange(States(sentence));
        }

        facts.Sort((a, b) => a.Start.CompareTo(b.Start));
        return facts;
    }

    /// <summary>Whether somebody says that the company did the customer a favour, which the customer's word alone does not prove.</summary>
    public static bool ClaimsFavour(string sentence) => Statement.MayClaimFavour(sentence) && States(sentence).Any(fact => !fact.IsDenied && !fact.Statement!.IsCustomersToTell);

    /// <summary>What a sentence states to be or to have happened; a question states nothing.</summary>
    public static IEnumerable<Fact> States(string sentence)
    {
        foreach (var statement in Statement.In(sentence))
        {
            foreach (Match match in statement.Words.Matches(sentence))
            {
                var before = ClauseBefore(sentence, match.Index);
                if (!Open().IsMatch(before))
                {
                    var denied = Denied().IsMatch(match.ValueSpan) || Denied().IsMatch(before.AsSpan(Math.Max(0, before.Length - 24)));
                    yield return new Fact(FactKind.State, match.Index, match.Length) { Statement = statement, IsDenied = denied };
                }
            }
        }
    }

    /// <summary>The number that a word or figure stands for; -1 where it is none.</summary>
    public static decimal Counted(string word) => word.ToLowerInvariant() switch
    {
        "a" or "an" or "one" or "first" or "once" => 1,
        "two" or "second" or "twice" => 2,
        "three" or "third" => 3,
        "four" or "fourth" => 4,
        "five" or "fifth" => 5,
        "six" or "sixth" => 6,
        "seven" or "seventh" => 7,
        "eight" or "eighth" => 8,
        "nine" or "ninth" => 9,
        "ten" or "tenth" => 10,
        "eleven" => 11,
        "twelve" => 12,
        var figure => Number(figure),
    };

    /// <summary>A time of day in one form: "3 p.m.", "3pm" and "15:00" all give "15:00".</summary>
    public static string Clock(string words)
    {
        var text = words.ToLowerInvariant().Replace(".", "", StringComparison.Ordinal);
        if (text == "noon")
        {
            return "12:00";
        }

        var digits = text.TakeWhile(c => char.IsAsciiDigit(c) || c == ':').ToArray();
        var parts = new string(digits).Split(':');
        var hour = int.Parse(parts[0], CultureInfo.InvariantCulture);
        hour = text.EndsWith("pm", StringComparison.Ordinal) && hour < 12 ? hour + 12 : text.EndsWith("am", StringComparison.Ordinal) && hour == 12 ? 0 : hour;
        return $"{hour:00}:{(parts.Length > 1 ? parts[1] : "00")}";
    }

    private static void AddDays(string sentence, DateOnly today, List<Fact> facts)
    {
        foreach (Match match in MonthDays().Matches(sentence))
        {
            var month = match.Groups["m"].Value;
            var year = match.Groups["y"].Success ? " " + match.Groups["y"].Value : "";
            foreach (Capture day in match.Groups["d"].Captures)
            {
                if (RecordDates.Of($"{month} {day.Value}{year}", today) is { } read)
                {
                    facts.Add(new Fact(FactKind.Day, match.Index, match.Length) { Day = read });
                }
            }
        }

        foreach (Match match in IsoDays().Matches(sentence))
        {
            if (DateOnly.TryParseExact(match.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                facts.Add(new Fact(FactKind.Day, match.Index, match.Length) { Day = day });
            }
        }
    }

    private static IEnumerable<Fact> Identifiers(string sentence)
    {
        foreach (Match match in Words().Matches(sentence))
        {
            var word = match.Value.TrimEnd('.', '-', '_');
            if (RecordReferences.IsIdentifier(word) || word.Contains('@', StringComparison.Ordinal))
            {
                yield return new Fact(FactKind.Identifier, match.Index, word.Length) { Word = word.ToLowerInvariant() };
            }
        }
    }

    // What was read first keeps its words: the day of a date is no number besides.
    private static void Add(List<Fact> facts, IEnumerable<Fact> found)
    {
        foreach (var fact in found)
        {
            if (!facts.Exists(known => fact.Start < known.End && known.Start < fact.End))
            {
                facts.Add(fact);
            }
        }
    }

    private static string ClauseBefore(string sentence, int index)
    {
        var start = sentence.AsSpan(0, index).LastIndexOfAny(",;:–—");
        return sentence[(start + 1)..index];
    }

    // "84 dollars 99", "84 dollars and 5 cents" and "99 cents" are amounts as people say them.
    private static decimal Amount(Match match) => match.Groups["part"] is { Success: true } part
        ? Number(match.Groups["whole"].Value) + (Number(part.Value) / 100)
        : match.Groups["small"].Success ? Number(match.Value) / 100 : Number(match.Value);

    private static decimal Number(string text)
    {
        var digits = string.Concat(text.Where(c => char.IsAsciiDigit(c) || c == '.')).Trim('.');
        return decimal.TryParse(digits, NumberStyles.Number, CultureInfo.InvariantCulture, out var value) ? value : -1;
    }

    [GeneratedRegex(
        @"\b(?<m>" + Months + @")\.? (?<d>\d{1,2})(st|nd|rd|th)?\b(((, | and |, and | & )(?<d>\d{1,2})(st|nd|rd|th)?\b(?! ?(a\.m|p\.m|am|pm|:)))*)(,? (?<y>\d{4}))?"
        + @"|\b(?<d>\d{1,2})(st|nd|rd|th)?(((, | and |, and | & )(?<d>\d{1,2})(st|nd|rd|th)?)*)( of)? (?<m>" + Months + @")\b(,? (?<y>\d{4}))?",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex MonthDays();

    [GeneratedRegex(@"\b\d{4}-\d{2}-\d{2}\b", RegexOptions.CultureInvariant)]
    private static partial Regex IsoDays();

    [GeneratedRegex(
        @"\b(mon|tues|wednes|thurs|fri|satur|sun)days?\b|\byesterday\b|\blast (week|month|night|year)\b|\bin (january|february|march|april|june|july|august|september|october|november|december)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex NamedDays();

    [GeneratedRegex(@"\b\d{1,2}(:\d\d)? ?(a\.m\.?|p\.m\.?|am\b|pm\b)|\b\d{1,2}:\d\d\b|\bnoon\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Times();

    [GeneratedRegex(
        @"[$£€]\s?\d[\d,]*(\.\d+)?|\b(?<whole>\d[\d,]*) ?(dollars?|pounds?|euros?) ((?<part>\d\d)\b|and (?<part>\d\d?) (cents?|pence|penny)\b)"
        + @"|\b\d\d? ?(?<small>cents?|pence|penny)\b"
        + @"|\b\d[\d,]*(\.\d+)? ?(USD|EUR|GBP|CHF|CAD|AUD|dollars?|pounds?|euros?)\b|\b\d+(\.\d+)? ?(%|percent\b|per cent\b)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Amounts();

    [GeneratedRegex(@"[\p{L}\p{N}][\p{L}\p{N}@._\-]*", RegexOptions.CultureInvariant)]
    private static partial Regex Words();

    [GeneratedRegex(
        @"\b(?<n>two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+) (\w+ )?(times?|years?|months?|weeks?|days?|hours?|minutes?|contacts|calls|emails|messages|invoices|charges|orders|parcels|items|people|nights|rooms|tickets)\b"
        + @"|\b(?<n>second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(st|nd|rd|th)) (time|call|contact|invoice|charge|attempt|visit)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Counts();

    [GeneratedRegex(@"(?<![\w.,:/-])\d+(,\d{3})*(\.\d+)?(?![\w/-]|[:.,]\d)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Figures();

    // What is asked, conditional, still to come or put into the customer's mouth is not stated.
    [GeneratedRegex(
        @"\b(if|whether|once|until|unless|when|will|would|may|might|could|should|can|to be|must|before|make sure|how|why|what|going to|in case|ensure|asked?|asking|want(s|ed)?|hop(e|ing)|sure|you('ve| have)? (say|said|told|wrote|mention|mentioned|heard|report|reported)|you were told|telling me that|good to know that|know that)\b|'ll\b|'d\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Open();

    [GeneratedRegex(@"\b(not|never|no|nobody|no one|none|cannot|without|nothing)\b|n't\b|n’t\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Denied();
}
