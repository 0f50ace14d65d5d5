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
    // More figures than a decimal has.
    private const int LongestNumber = 64;

    private static readonly LiteralSieve MonthSieve = LiteralSieve.Of(MonthDays());
    private static readonly LiteralSieve NamedDaySieve = LiteralSieve.Of(NamedDays());
    private static readonly LiteralSieve TimeSieve = LiteralSieve.Of(Times());
    private static readonly LiteralSieve AmountSieve = LiteralSieve.Of(Amounts());
    private static readonly LiteralSieve CountSieve = LiteralSieve.Of(Counts());

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

        AddWords(sentence, FactKind.NamedDay, NamedDays(), NamedDaySieve, facts);
        if (hasFigures || sentence.Contains("noon", StringComparison.OrdinalIgnoreCase))
        {
            AddWords(sentence, FactKind.Time, Times(), TimeSieve, facts);
        }

        if (hasFigures)
        {
            AddAmounts(sentence, facts);
            AddIdentifiers(sentence, facts);
        }

        AddCounts(sentence, facts);
        if (hasFigures)
        {
            AddFigures(sentence, facts);
        }

        if (!ofSource && sentence.EndsWith('?'))
        {
            facts.RemoveAll(f => f.Kind is not (FactKind.Amount or FactKind.Identifier));
        }
        else if (!ofSource)
        {
            facts.AddRange(States(sentence));
        }

        if (facts.Count > 1)
        {
            facts.Sort((a, b) => a.Start.CompareTo(b.Start));
        }

        return facts;
    }

    /// <summary>Whether somebody says that the company did the customer a favour, which the customer's word alone does not prove.</summary>
    public static bool ClaimsFavour(string sentence) => Statement.MayClaimFavour(sentence) && States(sentence).Any(fact => !fact.IsDenied && !fact.Statement!.IsCustomersToTell);

    /// <summary>What a sentence states to be or to have happened; a question states nothing.</summary>
    public static List<Fact> States(string sentence)
    {
        List<Fact> found = [];
        foreach (var statement in Statement.All)
        {
            if (!statement.MayBeIn(sentence))
            {
                continue;
            }

            foreach (var match in statement.Words.EnumerateMatches(sentence))
            {
                var before = ClauseBefore(sentence, match.Index);
                if (!Open().IsMatch(before))
                {
                    var denied = Denied().IsMatch(sentence.AsSpan(match.Index, match.Length)) || Denied().IsMatch(before[Math.Max(0, before.Length - 24)..]);
                    found.Add(new Fact(FactKind.State, match.Index, match.Length) { Statement = statement, IsDenied = denied });
                }
            }
        }

        return found;
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
        if (MonthSieve.MayMatch(sentence))
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
        }

        if (sentence.Contains('-', StringComparison.Ordinal))
        {
            foreach (var match in IsoDays().EnumerateMatches(sentence))
            {
                if (DateOnly.TryParseExact(sentence.AsSpan(match.Index, match.Length), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                {
                    facts.Add(new Fact(FactKind.Day, match.Index, match.Length) { Day = day });
                }
            }
        }
    }

    private static void AddWords(string sentence, FactKind kind, Regex pattern, LiteralSieve sieve, List<Fact> facts)
    {
        if (sieve.MayMatch(sentence))
        {
            foreach (var match in pattern.EnumerateMatches(sentence))
            {
                var words = sentence.Substring(match.Index, match.Length);
                Add(facts, new Fact(kind, match.Index, match.Length) { Word = kind == FactKind.Time ? Clock(words) : words.ToLowerInvariant() });
            }
        }
    }

    private static void AddAmounts(string sentence, List<Fact> facts)
    {
        if (AmountSieve.MayMatch(sentence))
        {
            foreach (Match match in Amounts().Matches(sentence))
            {
                Add(facts, new Fact(FactKind.Amount, match.Index, match.Length) { Value = Amount(match) });
            }
        }
    }

    private static void AddIdentifiers(string sentence, List<Fact> facts)
    {
        foreach (var match in Words().EnumerateMatches(sentence))
        {
            var word = sentence.AsSpan(match.Index, match.Length).TrimEnd("._-");
            if (RecordReferences.IsIdentifier(word) || word.Contains('@'))
            {
                Add(facts, new Fact(FactKind.Identifier, match.Index, word.Length) { Word = word.ToString().ToLowerInvariant() });
            }
        }
    }

    private static void AddCounts(string sentence, List<Fact> facts)
    {
        if (CountSieve.MayMatch(sentence))
        {
            foreach (Match match in Counts().Matches(sentence))
            {
                Add(facts, new Fact(FactKind.Number, match.Index, match.Length) { Value = Counted(match.Groups["n"].Value) });
            }
        }
    }

    private static void AddFigures(string sentence, List<Fact> facts)
    {
        foreach (var match in Figures().EnumerateMatches(sentence))
        {
            Add(facts, new Fact(FactKind.Number, match.Index, match.Length) { Value = Number(sentence.AsSpan(match.Index, match.Length)) });
        }
    }

    // What was read first keeps its words: the day of a date is no number besides.
    private static void Add(List<Fact> facts, in Fact fact)
    {
        foreach (var known in facts)
        {
            if (fact.Start < known.End && known.Start < fact.End)
            {
                return;
            }
        }

        facts.Add(fact);
    }

    private static ReadOnlySpan<char> ClauseBefore(string sentence, int index)
    {
        var before = sentence.AsSpan(0, index);
        return before[(before.LastIndexOfAny(",;:–—") + 1)..];
    }

    // "84 dollars 99", "84 dollars and 5 cents" and "99 cents" are amounts as people say them.
    private static decimal Amount(Match match) => match.Groups["part"] is { Success: true } part
        ? Number(match.Groups["whole"].Value) + (Number(part.Value) / 100)
        : match.Groups["small"].Success ? Number(match.Value) / 100 : Number(match.Value);

    private static decimal Number(ReadOnlySpan<char> text)
    {
        Span<char> digits = stackalloc char[Math.Min(text.Length, LongestNumber)];
        var count = 0;
        foreach (var c in text)
        {
            if ((char.IsAsciiDigit(c) || c == '.') && count < digits.Length)
            {
                digits[count++] = c;
            }
        }

        return decimal.TryParse(digits[..count].Trim('.'), NumberStyles.Number, CultureInfo.InvariantCulture, out var value) ? value : -1;
    }
}
