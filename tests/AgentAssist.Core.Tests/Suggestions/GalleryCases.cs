using AgentAssist.Core.Suggestions;
using AgentAssist.V1;
using static AgentAssist.Core.Tests.Suggestions.Told;

namespace AgentAssist.Core.Tests.Suggestions;

/// <summary>Sixty moments over ten industries, with the words that an acknowledgement should take from the customer.</summary>
internal static partial class GalleryCases
{
    private static readonly IReadOnlyList<GalleryCase> Marked =
    [
        new("telecoms, angry, billed after the end", ["invoices"], Request(
            "I am STILL getting invoices from you people. I cancelled in January.", "anger .6, complaint .9, sentiment -.6", ReturnedEquipment.Context)),
        new("telecoms, outage, third call", ["internet"], Request(
            "My internet has been down since Monday and this is the third time I'm calling. I work from home!", "anger .7, complaint .9, sentiment -.6, effort .8",
            Context("en-US", "America/Chicago",
                Record("c-1", "2026-03-20T15:00:00Z", "PHONE", "CONTACT", "LINE-7", "Customer reported internet down."),
                Record("c-2", "2026-03-23T15:00:00Z", "CHAT", "CONTACT", "LINE-7", "Customer asked about the internet outage again.")))),
        new("shop, parcel late, calm", ["order", "arrived"], Request(
            "Hello, my order hasn't arrived yet. It was supposed to be here on Friday.", "complaint .6, sentiment -.2",
            Context("en-GB", "Europe/London",
                Record("o-1", "2026-03-16T10:00:00Z", "SYSTEM", "ORDER_SHIPPED", "ORD-55", "Order shipped with next-day delivery.", ("expected", "2026-03-20"))))),
        new("shop, wrong size, request", ["exchange"], Request("Can I exchange the shoes for a size 9?", "")),
        new("shop, broken on arrival, disappointed", ["cracked"], Request(
            "The mirror arrived cracked. It was a wedding gift.", "disappointment .7, complaint .7, sentiment -.5")),
        new("shop, delighted", ["jacket"], Request(
            "Thank you so much, the jacket came a day early and it fits perfectly.", "gratitude .9, joy .6, gratitude .9, sentiment .9",
            null, Channel.Chat, Role.HumanAgent, Agent("Your jacket is on its way."))),
        new("bank, charged twice, fairness", ["twice"], Request(
            "You charged me twice for the same transfer and I want to know why.", "anger .5, fairness .8, complaint .8, sentiment -.5",
            Context("en-US", "America/New_York",
                Record("t-1", "2026-03-20T15:00:00Z", "SYSTEM", "CHARGE", "TR-1", "Transfer fee.", ("amount", "35.00 USD")),
                Record("t-2", "2026-03-20T15:01:00Z", "SYSTEM", "CHARGE", "TR-1", "Transfer fee.", ("amount", "35.00 USD"))))),
        new("bank, locked out, anxious", ["account"], Request(
            "I'm locked out of my account and my rent is due tomorrow, I'm really worried.", "fear .8, complaint .4, sentiment -.5, urgency .7")),
        new("bank, stolen card, hurry", ["card"], Request(
            "My card was stolen an hour ago, please block it now before they empty my account.", "fear .3, urgency .9")),
        new("bank, bereavement", [], Request(
            "My husband passed away last month and I don't know what to do about our joint account.", "sadness .8, vulnerability .9, grief .8")),
        new("airline, flight cancelled, broken promise", ["rebook"], Request(
            "The man at the desk promised someone would call to rebook me and nobody called.", "anger .5, promise-broken .9, complaint .9, sentiment -.5",
            Context("en-GB", "Europe/Dublin",
                Record("d-1", "2026-03-21T09:00:00Z", "STORE", "CONTACT", "BK-9", "Flight cancelled. Promised a call to rebook.", ("promise", "call to rebook"), ("due", "2026-03-22"))))),
        new("airline, lost bag, angry", ["bag"], Request(
            "You lost my bag and nobody at your airport could tell me anything!", "anger .8, complaint .9, sentiment -.7")),
        new("airline, change of date", ["flight"], Request("I'd like to change my flight to Tuesday.", "")),
        new("hotel, noise, mild", ["room"], Request("The room next to the lift is very loud, we couldn't sleep.", "annoyance .3, complaint .6, sentiment -.3")),
        new("hotel, public post", ["refund"], Request(
            "Still waiting for the refund for booking 4471920. Worst hotel ever.", "anger .7, complaint .9, sentiment -.8", null, Channel.Social)),
        new("energy, hardship", ["bill"], Request(
            "I lost my job and I can't pay the electricity bill this month.", "sadness .5, fear .4, vulnerability .9")),
        new("energy, confusing bill", ["bill"], Request("I don't understand this bill, what is the standing charge?", "confusion .8, confusion .8")),
        new("insurance, claim refused, legal", ["claim"], Request(
            "You denied my claim without any reason. My lawyer will hear about this.", "anger .7, legal-or-press .9, fairness .6, complaint .9, sentiment -.6")),
        new("insurance, leaving", ["premium"], Request(
            "My premium went up again. I'm switching to another insurer.", "anger .4, churn .9, complaint .7, sentiment -.4",
            Context("en-US", "America/Denver"))),
        new("pharmacy, illness, wait", ["prescription"], Request(
            "My prescription still isn't ready and I need it for my chemo on Thursday.", "fear .5, vulnerability .8, urgency .7, complaint .6, sentiment -.4")),
        new("software, abuse", ["app"], Request("You idiots, the app deleted all my photos!", "anger .9, abuse .9, complaint .8, sentiment -.8")),
        new("software, bot, wants a person", [], Request("I want to talk to a real person.", "annoyance .4, wants-human .9, complaint .3", null, Channel.Chat, Role.Bot, Agent("Hello, how can I help you today?"))),
        new("public transport, by letter", ["train"], Request(
            "My train was cancelled on Saturday and I had to pay for a taxi. I think that is unfair.", "anger .4, fairness .8, complaint .8, sentiment -.4",
            Context("en-GB", "Europe/London"), Channel.Email)),
        new("retail bank, on the phone, supervisor", ["fee"], Request(
            "There's a fee on my statement that nobody can explain. Let me speak to your manager.", "anger .6, wants-supervisor .9, complaint .8, sentiment -.5", null, Channel.Voice, Role.HumanAgent, Agent("How can I help?"))),
        new("any, taking leave", [], Request("ok thanks bye", "gratitude .5", null, Channel.Chat, Role.HumanAgent, Agent("The new card is on its way."))),
    ];

    public static IReadOnlyList<GalleryCase> All => [.. Marked, .. Read];
}

/// <param name="Words">Words of the customer's problem, one of which the acknowledgement should hold; empty where there is no problem to echo.</param>
internal sealed record GalleryCase(string Name, string[] Words, SuggestionRequest Request)
{
    public override string ToString() => Name;
}
