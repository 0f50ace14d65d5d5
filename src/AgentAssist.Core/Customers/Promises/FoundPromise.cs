using AgentAssist.V1;

namespace AgentAssist.Core.Customers.Promises;

/// <summary>Whose words are read.</summary>
public enum PromiseSpeaker
{
    /// <summary>A person who works for the company.</summary>
    Agent,

    /// <summary>The company's bot, which speaks for itself as "I" like a person.</summary>
    Bot,

    /// <summary>The customer, whose own commitments bind nobody here.</summary>
    Customer,
}

/// <summary>A commitment found in a text.</summary>
/// <param name="What">What is owed, in the sentence's own words and without its time: "call back". Never empty.</param>
/// <param name="Due">When it is due; open-ended where no time is stated.</param>
/// <param name="By">Who is bound: the agent or bot who spoke, or the company.</param>
/// <param name="Start">Where the words that make it begin, in UTF-16 code units.</param>
/// <param name="End">Where they end, exclusive.</param>
/// <param name="Confidence">How sure it is, above 0 and up to 1.</param>
public sealed record FoundPromise(string What, DueTime Due, PromiseParty By, int Start, int End, double Confidence);
