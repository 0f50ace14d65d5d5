using System.Globalization;
using System.Text.RegularExpressions;

namespace AgentAssist.Core.Suggestions.Checking;

/// <summary>Says to the agent what is not proven, and reads what stands before a time.</summary>
internal static partial class FactWords
{
    public static string Unproven(in Fact fact, string sentence)
    {
        var words = sentence.Substring(fact.Start, fact.Length);
        return fact.Kind switch
        {
            FactKind.Day => $"Nothing on record of {fact.Day.ToString("MMMM d", CultureInfo.InvariantCulture)} shows this.",
            FactKind.NamedDay or FactKind.Time => $"Nothing on record says \"{words}\".",
            FactKind.Amount => $"No record and no article names {words}.",
            FactKind.Identifier => $"{words} is in none of this customer's records.",
            FactKind.Number => $"Nothing on record says \"{words}\".",
            _ when fact.IsDenied => $"No record shows that something {Not(fact.Statement!.Name)}.",
            _ => $"No record shows that something {fact.Statement!.Name}.",
        };
    }

    /// <summary>Whether the words before a time or a number of hours make it a deadline: "by 3 pm", "in two hours".</summary>
    public static bool IsDeadline(string sentence, in Fact fact)
    {
        var before = sentence.AsSpan(Math.Max(0, fact.Start - 24), Math.Min(fact.Start, 24));
        return Deadline().IsMatch(before) || (fact.Kind == FactKind.Number && before.EndsWith(" in ", StringComparison.OrdinalIgnoreCase));
    }

    private static string Not(string name) => name.Insert(name.IndexOf(' ', StringComparison.Ordinal), " not");

    [GeneratedRegex(
        @"\b(by|within|before|until|till|no later than|in the next|at the latest|for the next|end of) (the |(the )?(next|coming) )?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Deadline();
}
