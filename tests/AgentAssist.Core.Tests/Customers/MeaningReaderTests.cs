using AgentAssist.Core.Customers.Records;
using AgentAssist.V1;

namespace AgentAssist.Core.Tests.Customers;

public sealed class MeaningReaderTests
{
    [Theory]
    [InlineData("SERVICE_CANCELLED", "", "Ended")]
    [InlineData("EQUIPMENT_NOT_RECEIVED_NOTICE", "", "Missing")]
    [InlineData("PARCEL_DELIVERED", "", "Delivered")]
    [InlineData("NOTE", "Subscription terminated by letter.", "Ended")]
    [InlineData("NOTE", "Payment of 40.00 EUR received, thank you.", "Paid")]
    [InlineData("LETTER", "Final reminder: invoice 4411 is overdue.", "Dunned")]
    [InlineData("NOTE", "Refund of 45.00 USD approved, will be credited within 5 business days.", "RefundPromised")]
    [InlineData("EVENT", "Engineer did not attend the appointment.", "AppointmentMissed")]
    [InlineData("CONTACT", "Customer asked why an invoice came after cancelling.", "Contacted")]
    public void Read_KindOrSummary_GivesTheMeaning(string kind, string summary, string meaning)
    {
        var expected = Enum.Parse<RecordMeaning>(meaning);

        Assert.True((MeaningReader.Default.Read(Record(kind, summary)).Meanings & expected) == expected);
    }

    [Theory]
    [InlineData("CONTACT", "Customer asked why an invoice came after cancelling.", "Ended")]
    [InlineData("NOTE", "The parcel could not be delivered.", "Delivered")]
    [InlineData("NOTE", "The order will be dispatched on Monday.", "Dispatched")]
    [InlineData("NOTE", "Refund has not been booked yet.", "Refunded")]
    [InlineData("NOTE", "Customer threatened to cancel.", "Ended")]
    [InlineData("XQ_19", "Something else.", "Delivered")]
    public void Read_NamedButNotDone_IsNotTheMeaning(string kind, string summary, string meaning)
    {
        var absent = Enum.Parse<RecordMeaning>(meaning);

        Assert.Equal(RecordMeaning.None, MeaningReader.Default.Read(Record(kind, summary)).Meanings & absent);
    }

    [Fact]
    public void Read_WhatOnlyTheCustomerSays_IsAClaim()
    {
        var (meanings, claimed) = MeaningReader.Default.Read(Record("CONTACT", "Customer says the parcel never arrived."));

        Assert.True(meanings.HasFlag(RecordMeaning.Missing));
        Assert.True(claimed.HasFlag(RecordMeaning.Missing));
    }

    [Fact]
    public void Read_RowsOfACompany_OverruleTheModel()
    {
        var reader = new MeaningReader(RecordWords.With([["kind:DELIVERED", "1", "zq7"]]), null);

        Assert.Equal(RecordMeaning.Delivered, reader.Read(Record("ZQ7", "")).Meanings);
        Assert.Throws<InvalidDataException>(() => RecordWords.With([["kind:DELIVRED", "1", "zq7"]]));
    }

    [Theory]
    [InlineData("Period from 2026-02-12 and 3 March, then April 5th, 2027.", "2026-02-12 2026-03-03 2027-04-05")]
    [InlineData("On 31 December and 2 January.", "2025-12-31 2026-01-02")]
    [InlineData("Room 12, 31 February, 2026-13-01.", "")]
    public void In_DaysOfAText_AreThoseNearestToTheRecord(string text, string expected)
    {
        Assert.Equal(expected, string.Join(' ', RecordDates.In(text, new DateOnly(2026, 1, 15)).Select(d => d.Day.ToString("yyyy-MM-dd", null))));
    }

    private static Interaction Record(string kind, string summary) => new() { Kind = kind, Summary = summary };
}
