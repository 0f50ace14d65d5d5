using System.Text.RegularExpressions;
using AgentAssist.V1;

namespace AgentAssist.Core.Suggestions.Checking;

/// <summary>What an agent asks customers for, and where it may be known already.</summary>
internal static partial class KnownThing
{
    /// <summary>
    /// The first thing that a text asks for and that is known: where it asks, how an agent would say what is known, and its source.
    /// </summary>
    public static (int Start, int Length, string Said, Evidence Source)? AskedFor(string text, CheckGround ground)
    {
        foreach (Match match in Asked().Matches(text))
        {
            if (!IsRequest(text, match))
            {
                continue;
            }

            foreach (var (said, source) in Answers(match, ground))
            {
                return (match.Index, match.Length, said, source);
            }
        }

        return null;
    }

    private static IEnumerable<(string Said, Evidence Source)> Answers(Match asked, CheckGround ground)
    {
        var profile = ground.Context?.Profile;
        if (asked.Groups["number"].Success)
        {
            foreach (var turn in ground.Turns.Where(t => t.Role == Role.Customer))
            {
                foreach (var fact in Sentence.Split(turn.Text).SelectMany(s => FactReader.Read(s, DateOnly.FromDateTime(ground.Now.DateTime)).Where(f => f.Kind == FactKind.Identifier)))
                {
                    yield return ($"the customer gave {fact.Word.ToUpperInvariant()}", new Evidence { Kind = EvidenceKind.Utterance, Id = turn.UtteranceId });
                }
            }

            foreach (var record in (ground.Context?.Interactions ?? []).Where(r => r.Reference.Length > 0))
            {
                yield return ($"{record.Reference} is on record", new Evidence { Kind = EvidenceKind.Interaction, Id = record.InteractionId });
            }
        }

        if (asked.Groups["name"].Success && profile?.DisplayName.Length > 0)
        {
            yield return ($"this is {profile.DisplayName}", new Evidence { Kind = EvidenceKind.Profile, Id = "display_name" });
        }

        if (asked.Groups["email"].Success)
        {
            foreach (var turn in ground.Turns.Where(t => t.Role == Role.Customer && t.Text.Contains('@', StringComparison.Ordinal)))
            {
                yield return ("the customer gave the address", new Evidence { Kind = EvidenceKind.Utterance, Id = turn.UtteranceId });
            }
        }
    }

    // "Your order number is on the box" asks for nothing.
    private static bool IsRequest(string text, Match match)
    {
        var start = text.AsSpan(0, match.Index).LastIndexOfAny(".!?\n") + 1;
        var end = text.AsSpan(match.Index).IndexOfAny(".!?\n") is >= 0 and var at ? match.Index + at : text.Length - 1;
        return text[end] == '?' || Requesting().IsMatch(text[start..match.Index]);
    }

    [GeneratedRegex(
        @"\b(?<number>(account|order|booking|reference|policy|customer|invoice|tracking|case|ticket|confirmation|member(ship)?|claim|reservation) ?(number|no\.|id|code))\b"
        + @"|\b(?<email>e-?mail address|your e-?mail)\b|\b(?<name>(your |the )?(full|first|last) name|your name|name on the account)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Asked();

    [GeneratedRegex(
        @"\b(please|provide|give|send|tell|enter|share|confirm|specify|need|may I have|could I|can I|let me have|what is|what's)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Requesting();
}
