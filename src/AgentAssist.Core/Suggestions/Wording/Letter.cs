using AgentAssist.Core.Suggestions.Guarding;
using AgentAssist.Core.Suggestions.Planning;
using AgentAssist.Core.Suggestions.Voicing;
using AgentAssist.V1;

namespace AgentAssist.Core.Suggestions.Wording;

/// <summary>Gives a reply the form of its channel: an e-mail is greeted and signed in the brand's voice, everything else is not.</summary>
internal static class Letter
{
    private const int Noon = 12;
    private const int Evening = 18;

    public static string Separator(Channel channel) => channel == Channel.Email ? "\n" : " ";

    /// <summary>
    /// Adds greeting, sign-off and signature to an e-mail: those with the given number among the lines that were not used and that
    /// no guard withholds.
    /// </summary>
    public static void Frame(Suggestion suggestion, Moment moment, int number, GuardSet guards)
    {
        if (moment.Request.Channel != Channel.Email)
        {
            return;
        }

        if (Unused(Greetings(moment), moment, number, guards) is { } greeting)
        {
            var sentence = new SuggestionSentence { Text = greeting };
            sentence.Evidence.AddRange(moment.SlotOrNull("name") is { } name && Named(greeting, name) ? name.Evidence : []);
            suggestion.Sentences.Insert(0, sentence);
        }

        var signature = moment.Speech.Signature;
        if (Unused(SignOffs(moment), moment, number, guards) is { } signOff)
        {
            suggestion.Sentences.Add(new SuggestionSentence { Text = signature.Length > 0 ? signOff + "," : signOff });
        }

        if (signature.Length > 0)
        {
            suggestion.Sentences.Add(new SuggestionSentence { Text = signature });
        }
    }

    private static IEnumerable<string> Greetings(Moment moment)
    {
        var name = NameOf(moment);
        var day = moment.Style.KnowsLocalTime ? PartOfDay(moment.Style.LocalNow) : "day";
        foreach (var greeting in VoiceBook.Default.Greetings[FormalityOf(moment)])
        {
            // "Dear" needs a name.
            var line = name is null && greeting.StartsWith("Dear", StringComparison.Ordinal) ? "Hello" : greeting;
            yield return line.Replace(" {name}", name is null ? "" : " " + name, StringComparison.Ordinal)
                .Replace("{day}", day, StringComparison.Ordinal) + ",";
        }
    }

    private static string[] SignOffs(Moment moment)
    {
        var formality = FormalityOf(moment);
        var warmth = moment.Speech.Warmth switch { 0 => "plain", 2 => "warm", _ => formality };
        return VoiceBook.Default.SignOffs[formality == "neutral" ? warmth : formality];
    }

    /// <summary>A customer who is upset or grieves is not written to casually.</summary>
    private static string FormalityOf(Moment moment) => moment.Speech.Formality switch
    {
        Formality.Formal => "formal",
        Formality.Casual when !moment.Feelings.IsAngry && moment.Situation is not (Situation.Grieving or Situation.BrokenPromise) => "casual",
        _ => "neutral",
    };

    /// <summary>The first name; formally the whole one.</summary>
    private static string? NameOf(Moment moment)
    {
        var first = moment.SlotOrNull("name")?.Text;
        var whole = moment.Request.Context?.Profile?.DisplayName.Trim() ?? "";
        return first is not null && moment.Speech.Formality == Formality.Formal && whole.All(c => char.IsLetter(c) || c is ' ' or '-' or '\'' or '.')
            ? whole
            : first;
    }

    private static bool Named(string greeting, SlotValue name) => greeting.Contains(name.Text, StringComparison.Ordinal);

    private static string PartOfDay(DateTime local) => local.Hour < Noon ? "morning" : local.Hour < Evening ? "afternoon" : "evening";

    private static string? Unused(IEnumerable<string> lines, Moment moment, int number, GuardSet guards)
    {
        string[] unused =
        [
            .. lines.Distinct().Where(l => !moment.Request.SpentSentences.Contains(Sentence.Normalize(l)) && guards.FirstHit(l) is null),
        ];
        return number < unused.Length ? unused[number] : null;
    }
}
