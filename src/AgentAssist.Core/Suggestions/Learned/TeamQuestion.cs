using System.Text.RegularExpressions;
using AgentAssist.Core.Suggestions.Details;
using AgentAssist.Core.Suggestions.Library;
using AgentAssist.Core.Suggestions.Planning;
using AgentAssist.Core.Suggestions.Wording;
using AgentAssist.V1;

namespace AgentAssist.Core.Suggestions.Learned;

/// <summary>
/// The question in what agents say, to follow words that acknowledge what this customer wrote. What a team asks next moves the matter
/// on better than what any planner could guess of its processes; that it is said to this customer is for the planner to see to.
/// </summary>
internal static partial class TeamQuestion
{
    /// <summary>The question as a choice of words; null where the reply holds more or less than one, or it is not the moment to ask it.</summary>
    public static Choice? Of(IReadOnlyList<SuggestionSentence> reply, Moment moment)
    {
        // A question is not answered with a question, unless it asks us to do what takes one.
        var waitsForAnswer = moment.Shape.IsQuestion && (moment.Situation == Situation.Answer || moment.Issue is { Wish: null, Task: null } or { Question: not null });
        if (waitsForAnswer || !DetailReader.MayAsk(moment) || DetailReader.Inquires(moment) || Refusing().IsMatch(moment.Request.Utterance.Text))
        {
            return null;
        }

        SuggestionSentence? asked = null;
        foreach (var sentence in reply)
        {
            if (sentence.Move == Move.Clarify)
            {
                if (asked is not null)
                {
                    return null;
                }

                asked = sentence;
            }
            else if (!Courtesy().IsMatch(sentence.Text))
            {
                return null;
            }
        }

        if (asked is null || OurSide.IsOpenQuestion(asked.Text) || Another().Count(asked.Text) > 1 || DetailReader.IsKnown(asked.Text, moment))
        {
            return null;
        }

        var question = new SuggestionSentence(asked) { Text = Bare(asked.Text) };
        var phrase = PhraseTemplate.OfQuestion(question);
        return new Choice(phrase, question, phrase.LiteralWords, phrase.Once);
    }

    /// <summary>Whether a reply asks for something.</summary>
    public static bool Asks(string reply) => Sentence.Split(reply).Any(sentence => sentence.EndsWith('?') || Requests(sentence));

    /// <summary>Whether a sentence without a question mark asks for something all the same: "Please tell me the mileage."</summary>
    public static bool Requests(string sentence) => Requested().IsMatch(sentence);

    // "Alright, what time?": what was said is acknowledged in words of its own.
    private static string Bare(string question) =>
        Opening().Match(question) is { Length: > 0 } opening && opening.Length < question.Length
            ? Bare(char.ToUpperInvariant(question[opening.Length]) + question[(opening.Length + 1)..])
            : question;

    // Who does not want to tell is not asked for more.
    [GeneratedRegex(
        @"\bnone of your (damn |bloody )?business\b|\b(rather|prefer) not (to )?(say|tell|give|share)\b|\b(not|n'?t|n’t) (going to |gonna |want to |wanna )?(tell(ing)?|giv(e|ing)|shar(e|ing)) (you )?(that|my|this|it)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Refusing();

    // "What lights are on, and when did it start, and have you restarted it?"
    [GeneratedRegex(@"\b(and|or),? (what|which|when|where|who|how|why|is|are|was|were|do|does|did|have|has|can|could|would)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Another();

    [GeneratedRegex(
        @"^(ok(ay)?|al(l )?right|sure|of course|certainly|great|perfect|no problem|absolutely|thanks?( you)?|got it|i see|i understand|(i'm |i am )?(so |very )?sorry( to hear that| about that| for that)?|and|so)\b([,.] | (?=(what|which|when|where|who|how|can|could|may|do|is|are)\b))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Opening();

    // A sentence that an acknowledgement takes the place of.
    [GeneratedRegex(
        @"^(ok(ay)?|al(l )?right|sure( thing)?|of course|certainly|great|perfect|no problem|absolutely|thanks?( you)?( very much)?|got it|hello|hi|hey|good (morning|afternoon|evening|day))( there)?[,.! ]*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Courtesy();

    [GeneratedRegex(
        @"^(\w+[,.]? )?(please|kindly) (also )?(provide|tell|give|enter|specify|state|confirm|share|send|let me (know|have))\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Requested();
}
