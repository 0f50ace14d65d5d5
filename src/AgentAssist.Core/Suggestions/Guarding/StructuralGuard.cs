using System.Text.RegularExpressions;
using AgentAssist.Core.Suggestions.Checking;
using AgentAssist.Core.Suggestions.Planning;
using AgentAssist.Core.Suggestions.Voicing;
using AgentAssist.Core.Suggestions.Wording;
using AgentAssist.V1;

namespace AgentAssist.Core.Suggestions.Guarding;

/// <summary>What no suggestion may be, whatever its words: see each check.</summary>
internal static partial class StructuralGuard
{
    // Records are not written for customers. The grade of the shipped guard "hard-to-read".
    private const double HardToRead = 12;

    /// <summary>Why the draft is withheld; null when nothing is wrong with it.</summary>
    public static string? Fault(Draft draft, Moment moment)
    {
        if (draft.Choices.Count == 0)
        {
            return "says nothing";
        }

        return Fault(string.Join(' ', draft.Choices.Select(c => c.Sentence.Text)), draft.Words, moment)
            ?? (draft.Choices.Any(c => c.Phrase.Parts.Contains("record_line")) && ReadingLevel.Of(string.Join(' ', draft.Choices.Select(c => c.Sentence.Text))) > HardToRead ? "is hard to read" : null)
            ?? (draft.Choices.Any(c => NeedsProof(c) && c.Sentence.Evidence.Count == 0) ? "states a fact without a record" : null);
    }

    /// <summary>Why a text is withheld, whoever worded it; null when nothing is wrong with it.</summary>
    public static string? Fault(string text, int words, Moment moment)
    {
        var upset = moment.Feelings.Complaint >= 0.5 || moment.Holds("feeling:anger");
        return text switch
        {
            _ when text.AsSpan().Count('?') > 1 => "asks more than one question",
            _ when text.AsSpan().IndexOfAny('{', '}') >= 0 => "has an unfilled slot",
            _ when words > moment.WordCap => "is longer than the moment allows",
            _ when upset && text.Contains('!', StringComparison.Ordinal) => "exclaims in a complaint",
            _ when text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') => "has an emoji",
            _ when text.Contains('?', StringComparison.Ordinal) && AsksForIdentifier().IsMatch(text) && IsKnown(moment) => "asks for what is known",
            _ when moment.Request.Channel == Channel.Social && PublicWords.Tell(text) => "says in public what may identify the customer",
            _ when moment.Request.Channel == Channel.Voice && !Speakable.CanSay(text) => "cannot be said aloud",
            _ => null,
        };
    }

    private static bool NeedsProof(Choice choice) =>
        choice.Sentence.Move is Move.ShowRecord or Move.Own or Move.Apologise or Move.Commit or Move.OfferGesture or Move.ReportBack;

    private static bool IsKnown(Moment moment) =>
        moment.Holds("known:customer") || moment.Request.Turns.Append(moment.Request.Utterance)
            .Any(t => t.Role == Role.Customer && HoldsIdentifier().IsMatch(t.Text));

    [GeneratedRegex(@"\b(account|order|booking|reference|policy|customer|invoice|tracking|phone|case|ticket|confirmation) ?(number|id|code)\b|e-?mail address|date of birth|\b(full|your|last|first) name\b|postcode|zip code", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex AsksForIdentifier();

    [GeneratedRegex(@"\d{4,}|[\w.]+@[\w.]+|\[[A-Z_]+\]")]
    private static partial Regex HoldsIdentifier();
}
