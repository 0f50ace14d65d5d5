using AgentAssist.Core.Suggestions.Wording;

namespace AgentAssist.Core.Suggestions.Planning;

/// <summary>The line that tells the agent why: what is at stake, then what this approach does about it.</summary>
internal static class Rationale
{
    public static string For(Plan plan, Moment moment)
    {
        var stakes = Stakes(moment).Take(2).ToArray();
        var lead = stakes.Length == 0 ? Lead(moment) : SpokenStyle.Listing(stakes);
        return $"{char.ToUpperInvariant(lead[0])}{lead[1..]}: {plan.Why}.";
    }

    private static IEnumerable<string> Stakes(Moment moment)
    {
        if (moment.Holds("signal:abuse"))
        {
            yield return moment.Holds("abuse:repeated") ? "repeated abuse" : "an insult";
        }

        if (moment.Contacts >= 2 && moment.Situation is not (Situation.Closing or Situation.Delighted or Situation.GoodNews or Situation.Waiting or Situation.Greeting or Situation.Grieving))
        {
            var about = moment.SlotOrNull("reference")?.Text ?? moment.Issue.Thing?.Said.Replace("your ", "the ", StringComparison.Ordinal);
            yield return $"{SpokenStyle.Ordinal(moment.Contacts)} contact" + (about is null ? "" : $" about {about}");
        }
        else if (moment.Holds("signal:effort"))
        {
            yield return "the customer had to repeat this";
        }

        if (moment.Holds("signal:promise-broken"))
        {
            yield return "a broken promise";
        }

        if (moment.Holds("signal:fairness"))
        {
            yield return moment.Issue.Thing is { Topic: "billing" } ? "an unfair charge" : "treatment that feels unfair";
        }

        if (moment.Holds("signal:wants-supervisor"))
        {
            yield return "wants someone senior";
        }

        if (moment.Holds("signal:vulnerability"))
        {
            yield return "needs particular care";
        }

        if (moment.Holds("signal:churn"))
        {
            yield return "may leave";
        }
    }

    private static string Lead(Moment moment) => moment.Situation switch
    {
        Situation.AngryOurs => "angry, and the records show why",
        Situation.AngryUnclear => "angry, cause not yet clear",
        Situation.BrokenPromise => "a promise was not kept",
        Situation.RepeatContact => "not the first contact",
        Situation.Anxious => "worried",
        Situation.Grieving => "a bereavement",
        Situation.Confused => "something is hard to understand",
        Situation.Delighted => "a happy customer",
        Situation.GoodNews => "good news",
        Situation.Waiting => "the customer is busy with it",
        Situation.Abusive => "an insult",
        Situation.Hurry => "in a hurry",
        Situation.Problem => "a problem, calmly told",
        Situation.Remark => "said by the way",
        Situation.Answer => "the customer answered",
        Situation.Greeting => "just a greeting",
        Situation.Closing => "the customer takes leave; no reply is needed",
        _ => "a request",
    };
}
