using AgentAssist.Core.Suggestions.Planning;
using AgentAssist.V1;

namespace AgentAssist.Core.Suggestions.Wording;

/// <summary>Gives a reply the form of its channel: an e-mail is greeted and signed, everything else is not.</summary>
internal static class Letter
{
    private static readonly string[] Greetings = ["Hello", "Dear", "Hi", "Good day"];

    private static readonly string[] SignOffs =
        ["Kind regards", "Best regards", "With kind regards", "Warm regards", "Regards", "With best wishes"];

    public static string Separator(Channel channel) => channel == Channel.Email ? "\n" : " ";

    /// <summary>Adds greeting and sign-off to an e-mail, those with the given number among the ones not yet used.</summary>
    public static void Frame(Suggestion suggestion, Moment moment, int number)
    {
        if (moment.Request.Channel != Channel.Email)
        {
            return;
        }

        var name = moment.SlotOrNull("name");
        var greetings = Greetings.Select(g => name is null ? $"{(g == "Dear" ? "Hello" : g)}," : $"{g} {name.Text},");
        if (Unused(greetings, moment, number) is { } greeting)
        {
            var sentence = new SuggestionSentence { Text = greeting };
            sentence.Evidence.AddRange(name?.Evidence ?? []);
            suggestion.Sentences.Insert(0, sentence);
        }

        if (Unused(SignOffs, moment, number) is { } signOff)
        {
            suggestion.Sentences.Add(new SuggestionSentence { Text = signOff });
        }
    }

    private static string? Unused(IEnumerable<string> lines, Moment moment, int number)
    {
        string[] unused = [.. lines.Distinct().Where(l => !moment.Request.SpentSentences.Contains(Sentence.Normalize(l)))];
        return number < unused.Length ? unused[number] : null;
    }
}
