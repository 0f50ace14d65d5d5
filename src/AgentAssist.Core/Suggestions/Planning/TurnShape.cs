using System.Text.RegularExpressions;

namespace AgentAssist.Core.Suggestions.Planning;

/// <summary>What kind of turn the customer's words make, from their form alone.</summary>
internal sealed partial record TurnShape(bool IsGreeting, bool IsLeaveTaking, bool IsThanks, bool IsYes, bool IsNo, bool IsQuestion, bool IsPraise, bool IsEmpty, int Words)
{
    private const int LongestLeave = 14;
    private const int LongestThanks = 22;

    public static TurnShape Read(string text)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
        var shortTurn = words <= LongestLeave && !text.Contains('?', StringComparison.Ordinal);
        return new TurnShape(
            words <= 10 && Greeting().IsMatch(text),
            shortTurn && Leave().IsMatch(text),
            words <= LongestThanks && !text.Contains('?', StringComparison.Ordinal) && Thanks().IsMatch(text),
            words <= 6 && Yes().IsMatch(text),
            words <= 6 && No().IsMatch(text),
            text.Contains('?', StringComparison.Ordinal),
            words <= LongestLeave && Praise().IsMatch(text),
            !text.Any(char.IsLetterOrDigit),
            words);
    }

    [GeneratedRegex(@"^\W*((hi|hello|hey|good (morning|afternoon|evening|day)|hiya|greetings)( there| again| all| team)?\W*)?((can|could) (you|someone|anyone|somebody) (please )?help( me)?( please)?( with something)?|(is )?(anyone|anybody|someone) there|i('m| am)? (need|needing|want|would like|have)( some)? (help|assistance|a question|a few questions|an issue|a problem)( please)?|are you there|(my name('s| is)|i('m| am)|this is|it'?s) (?-i:[A-Z][a-z]+( [A-Z][a-z]+)?)( here)?)?\W*$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Greeting();

    [GeneratedRegex(@"^\W*((ok(ay)?|great|perfect|cool|good|alright|all right|fine|awesome|lovely|excellent|wonderful|nice|sweet|super|right|yes|yep|yeah|no|nope|nah|oh|well|then|thanks?|thank|you|ya|u|so|very|much|a|lot|million|again|bye|goodbye|cheers|cya|that'?s|thats|that|is|was|will|be|it|all|everything|for|now|today|i|needed?|need|have|the|nice|great|good|day|evening|night|weekend|one|too|take|care|ta|see|and|your?|help|appreciate|appreciated|got|sounds|works|done|nothing|else|more|the|best|ttyl|later|me)\W+)*(ok(ay)?|great|perfect|cool|good|thanks?|thank you|you|bye|goodbye|cheers|all|everything|now|today|needed|need|day|evening|night|weekend|one|too|care|ta|help|it|done|else|lot|much|later|again|appreciated|works|more)\W*$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Leave();

    [GeneratedRegex(@"\byou('re| are| were|'ve been| have been)( (just|so|really|very|all|such|an?|the|absolutely|truly|pretty))* (amazing|awesome|great|wonderful|fantastic|excellent|brilliant|helpful|lifesaver|life saver|legend|star|best|good at this|pro at this|kind|lovely|sweet|angel)\b|\b(perfect|great|excellent|amazing|good) (advice|service|job|work)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Praise();

    [GeneratedRegex(@"\b(thank|thanks|thx|cheers|appreciate)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Thanks();

    [GeneratedRegex(@"^\W*(yes|yeah|yep|yup|sure|correct|right|please do|of course|ok|okay|that'?s (right|correct|fine)|sounds good|definitely|absolutely)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Yes();

    [GeneratedRegex(@"^\W*(no|nope|nah|not really|not yet|i don'?t think so)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex No();
}
