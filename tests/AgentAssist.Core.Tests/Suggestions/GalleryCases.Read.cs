using AgentAssist.Core.Understanding;
using static AgentAssist.Core.Tests.Suggestions.Told;

namespace AgentAssist.Core.Tests.Suggestions;

/// <summary>Moments that are understood by the analyzer itself, as the product would.</summary>
internal static partial class GalleryCases
{
    private static readonly IReadOnlyList<GalleryCase> Read =
    [
        Of("shop, where is it", ["order"], "Where is my order? I paid for express delivery."),
        Of("shop, answers a question", ["blue"], "The blue one, size 40.", "Which of the two pairs would you like to return?"),
        Of("shop, gives a name", ["Alexis"], "Alexis", "Could you tell me your name, please?"),
        Of("shop, gives a number", ["7731-204"], "7731-204", "Thanks. What is your order number?"),
        Of("shop, says no", [], "Nope", "Is there anything else in the parcel?"),
        Of("shop, wrong item", ["kettle"], "I ordered a toaster and you sent me a kettle."),
        Of("shop, return label", ["label"], "How do I print the return label?"),
        Of("shop, price changed", ["price"], "The price went up by 20 dollars between my cart and the checkout. That's not fair."),
        Of("telecoms, slow, second time today", ["internet"], "The internet is slow again, same as this morning."),
        Of("telecoms, wants to leave, calmly", ["contract"], "I'd like to cancel my contract at the end of the month."),
        Of("telecoms, moving house", ["address"], "I'm moving on the 3rd and need my line at the new address."),
        Of("telecoms, roaming question", ["roaming"], "What about roaming in Switzerland?"),
        Of("bank, unknown payment", ["payment"], "There is a payment of $240 on my card that I never made."),
        Of("bank, when does it arrive", ["transfer"], "When will my transfer arrive?"),
        Of("bank, told twice already", ["address"], "I already told you my new address twice and the letters still go to the old one."),
        Of("bank, thanks in the middle", [], "Great, thank you.", "I've found the statement you mean."),
        Of("bank, mortgage worry", ["mortgage"], "I'm scared we will lose the house, we can't pay the mortgage this month."),
        Of("airline, delayed, connection", ["connection"], "My flight is two hours late and I will miss my connection in Frankfurt."),
        Of("airline, wheelchair", ["wheelchair"], "My mother needs a wheelchair at the gate, can you arrange that?"),
        Of("airline, refund overdue", ["refund"], "You said the refund would take ten days. It's been six weeks."),
        Of("hotel, check-in time", ["check in"], "What time can I check in?"),
        Of("hotel, broken heating, angry", ["heating"], "The heating in our room has been broken all night and nobody at reception cared!"),
        Of("hotel, praise", [], "Your night porter Sam was wonderful, he found my daughter's toy. Thank you!"),
        Of("energy, meter", ["meter"], "The technician never showed up to read my meter, I waited all day."),
        Of("energy, double direct debit", ["debit"], "You took the direct debit twice this month and now my account is overdrawn."),
        Of("insurance, claim status", ["claim"], "Is my claim still open?"),
        Of("insurance, after an accident", ["accident"], "I had a car accident yesterday and I'm still shaking. I don't know what I have to do."),
        Of("insurance, same question again", ["policy"], "You still haven't answered my question: does my policy cover water damage?"),
        Of("pharmacy, out of stock", ["inhaler"], "You are out of my inhaler again and I can't be without it."),
        Of("clinic, appointment", ["appointment"], "I need an appointment with Dr. Okafor this week."),
        Of("software, crash", ["app"], "Your app crashes every time I open the camera."),
        Of("software, login code", ["code"], "I don't get the login code by text message."),
        Of("public transport, lost property", ["bag"], "I left my bag on the 8:15 train to Leeds."),
        Of("council, bin not emptied", ["bin"], "Our bin hasn't been emptied for three weeks, it stinks."),
        Of("school, enrolment", ["enrol"], "I want to enrol my son for the summer course."),
        Of("any, greeting", [], "Good morning!"),
    ];

    private static GalleryCase Of(string name, string[] words, string text, params string[] ours)
    {
        PriorTurn[] before = [.. ours.Select((line, i) => Agent(line, $"a{i + 1}"))];
        var request = Request(text, "", before: before);
        var analysis = UtteranceAnalyzer.Default.Analyze(text, before, 1, "en");
        return new GalleryCase(name, words, request with { Utterance = request.Utterance with { Analysis = analysis } });
    }
}
