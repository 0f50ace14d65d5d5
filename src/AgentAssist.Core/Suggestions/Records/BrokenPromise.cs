using System.Globalization;
using System.Text.RegularExpressions;
using AgentAssist.Core.Customers.Promises;
using AgentAssist.Core.Customers.Records;
using AgentAssist.Core.Suggestions.Voicing;
using AgentAssist.Core.Suggestions.Wording;
using AgentAssist.V1;

namespace AgentAssist.Core.Suggestions.Records;

/// <summary>A promise that was not kept, in words that a customer would use.</summary>
/// <param name="What">Fits after "we promised": "to call you back".</param>
/// <param name="Due">"by March 4"; empty where no day was named.</param>
/// <param name="Made">"on March 2"; empty where the record of it is not at hand.</param>
internal sealed partial record BrokenPromise(string What, string Due, string Made, IReadOnlyList<Evidence> Evidence)
{
    private static readonly System.Buffers.SearchValues<char> Unspeakable = System.Buffers.SearchValues.Create("{}[]?!");

    /// <summary>The promise that is due and unkept: from the ledger the one spoken of, else the most pressing; else from a record that notes one.</summary>
    /// <param name="said">The stems of what the customer said.</param>
    public static BrokenPromise? Find(CustomerContext? context, IReadOnlyList<HistoryRecord> records, IReadOnlyDictionary<string, double> said, SpokenStyle style)
    {
        if (context is null)
        {
            return null;
        }

        // Of several, the one that is spoken of; the ledger has the most pressing first.
        foreach (var promise in context.Promises.OrderByDescending(promise => WordStem.Of(promise.What).Any(said.ContainsKey)))
        {
            if (promise.State is PromiseState.Broken or PromiseState.Overdue)
            {
                var made = records.FirstOrDefault(r => r.Interaction.InteractionId == promise.MadeIn);
                var ledger = new Evidence { Kind = EvidenceKind.Promise, Id = promise.PromiseId };
                return Create(promise.What, promise.Due, made, made is null ? [ledger] : [ledger, made.Evidence], style);
            }
        }

        return context.Promises.Count > 0 || context.Truncated ? null : FromRecords(records, style);
    }

    private static BrokenPromise? FromRecords(IReadOnlyList<HistoryRecord> records, SpokenStyle style)
    {
        var today = DateOnly.FromDateTime(style.LocalNow);
        foreach (var record in records.Where(r => r.Is(RecordMeaning.Promised)).Reverse())
        {
            var kept = records.Any(r => r.At > record.At && r.Is(RecordMeaning.CalledBack));
            if (!kept && Day(record.Fact("due")) is { } due && due < today)
            {
                return Create(record.Fact("promise"), record.Fact("due"), record, [record.Evidence], style);
            }
        }

        return null;
    }

    private static BrokenPromise? Create(
        string what, string due, HistoryRecord? made, IReadOnlyList<Evidence> evidence, SpokenStyle style)
    {
        what = what.Trim().TrimEnd('.');
        if (what.Length is 0 or > 60 || what.AsSpan().ContainsAny(Unspeakable))
        {
            return null;
        }

        if (Words(what) is not { } words)
        {
            return null;
        }

        return new BrokenPromise(
            words,
            Day(due) is { } day ? "by " + style.Day(day) : "",
            made is null ? "" : "on " + style.Day(made.Day),
            evidence);
    }

    /// <summary>What fits after "we promised", as it would be said to the customer; null where the note is no phrase that does.</summary>
    internal static string? Words(string what)
    {
        if (what is "call back" or "callback" or "a call back")
        {
            return "to call you back";
        }

        what = Possessive().Replace(ToCustomer().Replace(what, "you"), "your");
        what = char.IsUpper(what[0]) && what.Length > 1 && char.IsLower(what[1]) ? char.ToLowerInvariant(what[0]) + what[1..] : what;
        if (Form().IsMatch(what))
        {
            return null;
        }

        // "Doctor to ring": who was to do it.
        if (Actor().Match(what) is { Success: true } actor && !PromiseLexicon.Shared.IsBase(what.Split(' ')[0])
            && (actor.Groups["verb"].Value is "be" || PromiseLexicon.Shared.IsBase(actor.Groups["verb"].Value)))
        {
            var who = actor.Groups["who"].Value;
            return $"you that {(Determined().IsMatch(who) ? "" : Article.For(who) + " ")}{who} would {actor.Groups["deed"].Value}";
        }

        string[] words = what.Split(' ', 3);
        return words[0].ToLowerInvariant() switch
        {
            "to" => what,
            "a" or "an" or "the" or "your" or "our" => "you " + what,
            var deed when PromiseLexicon.Shared.IsBase(deed) => words is [_] or [_, "of" or "for" or "on" or "about" or "regarding", ..] ? $"you {Article.For(what)} {what}" : "to " + what,
            _ when char.IsLower(what[0]) => $"you {(IsPlural(words[^1].Split(' ')[^1]) ? "" : Article.For(what) + " ")}{what}",
            _ => null,
        };
    }

    private static bool IsPlural(string word) => word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal);

    private static DateOnly? Day(string due) =>
        due.Length >= 10 && DateOnly.TryParseExact(due[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;

    // Staff write of the customer; the reply speaks to them.
    [GeneratedRegex(@"(?<=\b(call|ring|phone|e-?mail|text|tell|send|give|refund|pay|contact|write|write to|inform|update|notify|get back to|back to|to|for) )them\b|\b(him|the (customer|member|client|caller|guest|patient)(?! (service|care|support))|customer(?! (service|care|support))|her(?=$|[,.]| (back|by|on|at|in|within|before|about|with|a|an|the|up|again|that|when|if|to|this|tomorrow|today)\b))(?!['’]s)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex ToCustomer();

    [GeneratedRegex(@"\b(his|her|their|(the )?(customer|member|client|caller|guest|patient)['’]s)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Possessive();

    // The field of a form, and no phrase: "mail Refund 1585.00 USD".
    [GeneratedRegex(@"^[a-z]+ [A-Z][a-z]+ \d|\b(USD|GBP|EUR|CAD|AUD|CHF)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Form();

    [GeneratedRegex(@"^(?<who>(the |a |an |our |your )?[a-z]+( [a-z]+)?) to (?<deed>(?!do\b)(?<verb>[a-z]+)\b.*)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Actor();

    [GeneratedRegex(@"^(the|an?|our|your|someone|somebody|we) ?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Determined();
}
