namespace AgentAssist.Core.Customers.Records;

/// <summary>What word patterns recognised in a record.</summary>
/// <param name="Stated">What it says happened.</param>
/// <param name="Claimed">What it says the customer says.</param>
/// <param name="Withheld">What is named as planned, denied, or only in passing.</param>
/// <param name="Given">What a company's own rows say, which no model overrules.</param>
internal readonly record struct RecordSigns(RecordMeaning Stated, RecordMeaning Claimed, RecordMeaning Withheld, RecordMeaning Given);
