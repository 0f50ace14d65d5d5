using System.Text.RegularExpressions;
using AgentAssist.V1;

namespace AgentAssist.Core.Suggestions.Checking;

/// <summary>Checks the form of a text as a whole: see each <see cref="GuardCheck"/>.</summary>
internal sealed partial class FormChecker(CheckGround ground, string text)
{
    /// <summary>Where the guard's check finds something, what it is in words for the agent, and its source; null where all is well.</summary>
    public (int Start, int Length, string What, Evidence? Source)? Find(Guard guard) => guard.Check switch
    {
        GuardCheck.AsksForKnown => KnownThing.AskedFor(text, ground) is { } asked
            ? (asked.Start, asked.Length, $"{char.ToUpperInvariant(asked.Said[0])}{asked.Said[1..]}.", asked.Source)
            : null,
        GuardCheck.PersonalInPublic => Personal(),
        GuardCheck.TooLong => TooLong(guard.Limit),
        GuardCheck.HardToRead => ReadingLevel.Of(text) > guard.Limit ? (0, text.Length, "This reads like a legal text.", null) : null,
        GuardCheck.ApologisesTwice => ApologisesTwice(),
        GuardCheck.AsksTwice => AsksTwice(),
        _ => null,
    };

    private (int, int, string, Evidence?)? Personal()
    {
        if (ground.Channel != Channel.Social)
        {
            return null;
        }

        var name = ground.Context?.Profile?.DisplayName ?? "";
        if (Digits().Match(text) is { Success: true } digits)
        {
            return (digits.Index, digits.Length, "A number can show who the customer is.", null);
        }

        var at = name.Length > 1 ? text.IndexOf(name, StringComparison.OrdinalIgnoreCase) : -1;
        return at < 0 ? null : (at, name.Length, "This is the customer's full name.", null);
    }

    private (int, int, string, Evidence?)? TooLong(int limit)
    {
        var most = ground.Channel is Channel.Voice or Channel.Sms or Channel.Social ? limit / 2 : ground.Channel == Channel.Email ? limit * 2 : limit;
        var words = WordCount.Of(text);
        return words > most ? (0, text.Length, $"{words} words are more than the {most} that fit here.", null) : null;
    }

    private (int, int, string, Evidence?)? ApologisesTwice()
    {
        var here = Apology().Matches(text);
        var before = ground.Turns.LastOrDefault(t => t.Role is Role.HumanAgent or Role.Bot && Apology().IsMatch(t.Text));
        return here switch
        {
            { Count: > 1 } => (here[1].Index, here[1].Length, "", null),
            { Count: 1 } when before is not null =>
                (here[0].Index, here[0].Length, "", new Evidence { Kind = EvidenceKind.Utterance, Id = before.UtteranceId }),
            _ => null,
        };
    }

    private (int, int, string, Evidence?)? AsksTwice()
    {
        var first = text.IndexOf('?', StringComparison.Ordinal);
        var second = first < 0 ? -1 : text.IndexOf('?', first + 1);
        return second < 0 ? null : (second, 1, "", null);
    }

    [GeneratedRegex(@"\d[\d -]{2,}\d|\b[A-Z]{2,}-?\d+", RegexOptions.CultureInvariant)]
    private static partial Regex Digits();

    [GeneratedRegex(@"\b(sorry(?! (for your loss|to hear|that you have to deal)|; losing)|apologi[sz]e|apologies|apology)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Apology();
}
