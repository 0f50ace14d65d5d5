using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using AgentAssist.V1;

namespace AgentAssist.Core.Customers;

/// <summary>Reads from one contact's record what it cost the customer besides the contact itself.</summary>
internal static partial class EffortWords
{
    /// <summary>No record of one contact stands for more: what claims so is mistyped, or means something else.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(30);

    private const int MostTimes = 20;

    // Nearly every record has none of these, and looking for them costs a small part of what the patterns do.
    private static readonly SearchValues<string> PassingOn = Any("transfer", "passed", "bounced", "handed", "put through");
    private static readonly SearchValues<string> Repeating = Any("again", "repeat", "explain", "time", "twice", "more", "second", "third", "th ", "nd ", "rd ");
    private static readonly SearchValues<string> Waiting = Any("wait", "hold", "held", "queu", "on the line");

    private static readonly string[] Numbers =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    private static readonly string[] Ordinals =
        ["zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"];

    /// <summary>How often the customer was passed on: the fact, else what the summary says.</summary>
    public static int Transfers(Interaction record)
    {
        if (Count(record, "transfers", "transfer_count") is { } counted)
        {
            return counted;
        }

        if (!Mentions(record, PassingOn))
        {
            return 0;
        }

        var passed = 0;
        foreach (Match match in PassedOn().Matches(record.Summary))
        {
            passed = Math.Max(passed, match.Groups["times"].Success ? Times(match.Groups["times"].Value) : 1);
        }

        return passed;
    }

    /// <summary>
    /// How often the customer said again what was said before: in this contact, and by what the record says, in all so far
    /// ("for the third time" are two repetitions).
    /// </summary>
    public static (int Here, int SoFar) Repeats(Interaction record)
    {
        if (Count(record, "repeats", "repeat_count") is { } counted)
        {
            return (counted, counted);
        }

        if (!Mentions(record, Repeating))
        {
            return (0, 0);
        }

        var soFar = SaidAgain().IsMatch(record.Summary) ? 1 : 0;
        foreach (Match match in SaidNthTime().Matches(record.Summary))
        {
            soFar = Math.Max(soFar, Ordinal(match.Groups["nth"].Value) - 1);
        }

        foreach (Match match in SaidTimes().Matches(record.Summary))
        {
            soFar = Math.Max(soFar, Times(match.Groups["times"].Value) - 1);
        }

        return (Math.Min(soFar, 1), soFar);
    }

    /// <summary>How long the customer waited: the facts, where there are any; else what the summary says.</summary>
    public static TimeSpan Waited(Interaction record)
    {
        var (waited, found) = (TimeSpan.Zero, false);
        foreach (var (name, value) in record.Facts)
        {
            if (WaitFact().Match(name) is { Success: true } match && Length(value, match.Groups["unit"].Value) is { } length)
            {
                waited += length;
                found = true;
            }
        }

        if (!found && Mentions(record, Waiting))
        {
            foreach (Match match in WaitedFor().Matches(record.Summary))
            {
                waited += Length(match.Groups["length"].Value);
            }
        }

        return waited < LongestWait ? waited : LongestWait;
    }

    private static SearchValues<string> Any(params string[] words) => SearchValues.Create(words, StringComparison.OrdinalIgnoreCase);

    private static bool Mentions(Interaction record, SearchValues<string> words) => record.Summary.AsSpan().ContainsAny(words);

    private static int? Count(Interaction record, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (record.Facts.TryGetValue(name, out var value)
                && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
            {
                return Math.Min(count, MostTimes);
            }
        }

        return null;
    }

    // "twice", "3 times", "three times"; a word that is none of these counts once.
    private static int Times(string words)
    {
        var first = words.Split(' ')[0].ToLowerInvariant();
        return first == "twice" ? 2 : Math.Clamp(Number(first) ?? 1, 1, MostTimes);
    }

    private static int Ordinal(string word)
    {
        var known = Array.IndexOf(Ordinals, word.ToLowerInvariant());
        return known >= 0 ? known
            : int.TryParse(word.AsSpan(0, Math.Max(0, word.Length - 2)), NumberStyles.None, CultureInfo.InvariantCulture, out var nth) ? Math.Min(nth, MostTimes) : 1;
    }

    private static double? Amount(string word) => word.ToLowerInvariant() switch
    {
        "a" or "an" => 1,
        "half a" or "half an" => 0.5,
        var other => Number(other) is { } number ? number
            : double.TryParse(other, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) ? amount : null,
    };

    private static int? Number(string word)
    {
        var known = Array.IndexOf(Numbers, word);
        return known >= 0 ? known : int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    // "1 hour 20 minutes", "40 min", "half an hour".
    private static TimeSpan Length(string words)
    {
        var length = TimeSpan.Zero;
        foreach (Match part in LengthPart().Matches(words))
        {
            if (Amount(part.Groups["amount"].Value) is { } amount)
            {
                length += Bounded(amount, part.Groups["unit"].Value);
            }
        }

        return length;
    }

    // The unit is in the fact's name ("hold_seconds"), in its value ("25 min"), or both are a clock's ("00:25:10").
    private static TimeSpan? Length(string value, string unit)
    {
        if (unit.Length > 0)
        {
            return double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) ? Bounded(amount, unit) : null;
        }

        if (ClockLength().IsMatch(value) && TimeSpan.TryParse(value, CultureInfo.InvariantCulture, out var clock))
        {
            return clock;
        }

        var length = Length(value);
        return length > TimeSpan.Zero ? length : null;
    }

    private static TimeSpan Bounded(double amount, string unit)
    {
        var one = char.ToLowerInvariant(unit[0]) switch
        {
            's' => TimeSpan.FromSeconds(1),
            'm' => TimeSpan.FromMinutes(1),
            'h' => TimeSpan.FromHours(1),
            'd' => TimeSpan.FromDays(1),
            _ => TimeSpan.FromDays(7),
        };
        return amount * one.TotalDays < LongestWait.TotalDays ? one * amount : LongestWait;
    }

    private const string Times2 = @"(?<times>twice|(?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten) times)";

    private const string Some =
        @"(?:(?<amount>half an?|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)[ -]|(?<amount>\d{1,4}(?:\.\d)?)[ -]?)";

    private const string Span = "(?:" + Some + @"(?:secs?|seconds?|mins?|minutes?|h|hrs?|hours?)\b(?:,? and |,? )?)+";

    private const string LongSpan = Some + @"(?:hrs?|hours?|days?|weeks?)\b";

    [GeneratedRegex(@"\b(?:transferred|passed (?:on|around|along)|bounced|handed over|put through)\b(?: (?:between \w+ )?" + Times2 + ")?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PassedOn();

    [GeneratedRegex(
        @"\b(?:had to|having to|made to|asked to|forced to) (?:repeat|re-?explain|explain (?:\w+ ){0,4}again|say (?:\w+ ){0,3}again|tell (?:\w+ ){0,4}again|start (?:\w+ ){0,2}again|give (?:\w+ ){0,4}again)"
        + @"|\b(?:repeated|re-?explained|explained (?:\w+ ){0,4}again|asked (?:\w+ ){0,4}again|told \w+ (?:\w+ ){0,3}again|gave (?:\w+ ){0,4}again|sent (?:\w+ ){0,4}again|calls again|called again|contacts? us again|contacted us again|chas(?:ing|ed) again|once (?:again|more))\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SaidAgain();

    [GeneratedRegex(@"\b(?<nth>second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d{1,2}(?:st|nd|rd|th)) (?:time|call|contact|request|chase|complaint|explanation|e-?mail)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SaidNthTime();

    [GeneratedRegex(@"\b(?:explained|asked|called|rung|rang|written|wrote|phoned|emailed|contacted us|reported|told us|said|repeated)(?: \w+){0,3} " + Times2, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SaidTimes();

    [GeneratedRegex(@"^(?:\w*_)?(?:wait|waited|waiting|hold|on_hold|queue|queued)(?:_(?:time|duration|length))?(?:_(?<unit>s|secs?|seconds?|mins?|minutes?|h|hrs?|hours?|days?))?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WaitFact();

    // "to wait 48 hours" is advice and no wait, unless they had to; staff who wait are not the customer.
    [GeneratedRegex(
        @"(?<!\bto |staff |agent |driver |courier |technician |engineer )\b(?:waited|waiting|held|holding|queued|queu(?:e)?ing|on hold|in (?:the )?queue|had to (?:wait|hold|queue)|kept waiting)\b(?: (?:on hold|in (?:the )?queue|in line|on the line|for|about|around|over|almost|nearly|more|than|at|least|another|already|some)){0,4} (?<length>" + Span + ")(?! (?:late|ago|early))"
        + "|(?<length>" + Span + @")(?:of )?(?:on hold|in (?:the )?queue|waiting|hold|wait|on the line)\b"
        + "|(?:waited|waiting|had to wait|kept waiting)(?: (?:for|about|over|almost|nearly|more|than|another|already)){0,3} (?<length>" + LongSpan + ") (?:for|until) (?:an?|any|the|our|some|her|his|their)? ?(?:answer|reply|response|call|callback|call-back|word|e-?mail)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WaitedFor();

    [GeneratedRegex(Some + @"(?<unit>secs?|seconds?|mins?|minutes?|h|hrs?|hours?|days?|weeks?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LengthPart();

    [GeneratedRegex(@"^\d{1,2}:\d{2}:\d{2}$", RegexOptions.CultureInvariant)]
    private static partial Regex ClockLength();
}
