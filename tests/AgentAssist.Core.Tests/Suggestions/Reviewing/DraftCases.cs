using AgentAssist.Core.Suggestions;
using AgentAssist.Core.Suggestions.Checking;
using static AgentAssist.Core.Tests.Suggestions.Told;

namespace AgentAssist.Core.Tests.Suggestions.Reviewing;

/// <summary>Drafts as agents type them, bad, middling and good, for moments of several industries.</summary>
internal static class DraftCases
{
    public static readonly SuggestionRequest FirstTurn = Moment("telecoms, angry, billed after the end");

    public static readonly SuggestionRequest SecondTurn = Request(
        ReturnedEquipment.Second, ReturnedEquipment.SecondMarks, ReturnedEquipment.Context,
        before: [Customer(ReturnedEquipment.First, ReturnedEquipment.FirstMarks), Agent("Let me look at that for you.")]);

    public static readonly SuggestionRequest ThirdTurn = Request(
        ReturnedEquipment.Third, ReturnedEquipment.ThirdMarks, ReturnedEquipment.Context,
        before: [Customer(ReturnedEquipment.First, ReturnedEquipment.FirstMarks), Agent("Let me look at that for you.")]);

    public static readonly IReadOnlyList<DraftCase> All =
    [
        new("telecoms, bad", FirstTurn, "Please calm down. Unfortunately, our policy is to bill until the equipment is back. Can you give me your account number?"),
        new("telecoms, middling", FirstTurn, "Hi Blair, I understand your frustration. I'm sorry for the inconvenience. I'll check the invoices and get back to you by 9:30 a.m. today.\n\nKind regards,\nAna"),
        new("telecoms, good", FirstTurn, "You're right, Blair: you cancelled in January and we went on sending invoices. That's our mistake, and I'm sorry. I'll check both of them and tell you by noon today what happens next."),
        new("telecoms, promises money", SecondTurn, "I hear you, this is the third time you have to explain it. We will refund the late fee today. Your refund was issued. I am sorry about that."),
        new("telecoms, promise forgotten", ThirdTurn, "Hello Blair, I can see your invoices here. Is there anything else I can help you with?"),
        new("shop, invents a delivery", Moment("shop, parcel late, calm"), "Dear Robin,\n\nYour order was delivered on Saturday. I do not see a problem on our side.\n\nYours sincerely,\nTom Reed"),
        new("shop, sends away and talks down", Moment("shop, wrong size, request"), "Sure! Just go to our website and obviously pick a size 9. You will need to contact the store for the old pair."),
        new("shop, good", Moment("shop, broken on arrival, disappointed"), "I'm so sorry that the mirror arrived cracked, and as a wedding gift too. Would you rather have a new one or your money back?"),
        new("shop, delighted", Moment("shop, delighted"), "Thank you! It's lovely to hear that the jacket fits. Enjoy it!"),
        new("bank, blames the customer", Moment("bank, charged twice, fairness"), "You must have pressed the button twice. I guess we can look at it."),
        new("bank, comforts and asks twice", Moment("bank, locked out, anxious"), "Don't worry, everything will be fine. What do you see on the screen? What is your full name?"),
        new("bank, in a hurry", Moment("bank, stolen card, hurry"), "Your card was stolen, so this comes first. I'm looking at how to secure it right now; stay with me."),
        new("bank, bereavement", Moment("bank, bereavement"), "At least he is in a better place. Please contact the accounts department and send the death certificate."),
        new("airline, sends away", Moment("airline, lost bag, angry"), "Hello, that's not our department. You need to contact the airport. Hopefully they find it."),
        new("hotel, in public", Moment("hotel, public post"), "Hi there, we are looking at booking 4471920 right now, sorry about the wait!"),
        new("energy, hardship, cold", Moment("energy, hardship"), "As I said, the bill is due. You failed to pay in time."),
        new("energy, explains", Moment("energy, confusing bill"), "The standing charge is the daily cost of keeping your home connected, whatever you use. Which line of the bill is unclear?"),
        new("insurance, admits liability", Moment("insurance, claim refused, legal"), "I take that seriously, you were left without a reason. We accept full liability for this. I'll read the file on your claim and tell you what I find within two hours."),
        new("insurance, like a statute", Moment("insurance, leaving"), "Notwithstanding the aforementioned considerations, the recalculation of your premium necessitates additional verification procedures by the responsible administrative departments."),
        new("software, insults back", Moment("software, abuse"), "Watch your language, you rude customer. What do you expect?"),
        new("transport, by letter, good", Moment("public transport, by letter"), "Hello Robin,\n\nyour train was cancelled on Saturday and you paid for a taxi; I can see why that feels unfair.\nI'm going through it myself and will write to you by noon tomorrow.\n\nBest regards,\nMia"),
        new("pharmacy, promises too much", Moment("pharmacy, illness, wait"), "I'm sorry to hear that. Your prescription will arrive tomorrow at 8 am, we'll deliver it free of charge."),
        new("hotel, excuses", Moment("hotel, noise, mild"), "Thanks for reaching out. We are very busy, but I'm glad you told me about the room next to the lift. Rest assured we'll look into it."),
    ];

    public static CheckGround Ground(SuggestionRequest request) => CheckGround.Of(request);

    private static SuggestionRequest Moment(string name) => GalleryCases.All.Single(c => c.Name == name).Request;
}

/// <summary>A draft and the moment that it answers.</summary>
internal sealed record DraftCase(string Name, SuggestionRequest Request, string Draft)
{
    public override string ToString() => Name;
}
