namespace AgentAssist.Cli.Tests;

/// <summary>Inputs that several tests use.</summary>
internal static class Samples
{
    public const string Scenario =
        """
        {
          "scenario": "late-parcel",
          "now": "2026-03-24T14:05:00Z",
          "customer": {"customer_id": "cust-7", "display_name": "Robin Hale", "time_zone": "America/Denver", "customer_since": "2019-05-01"},
          "interactions": [
            {"interaction_id": "ord-1", "occurred_at": "2026-03-10T10:00:00Z", "department": "Sales", "channel": "PHONE",
             "kind": "ORDER_PLACED", "reference": "ORD-1", "summary": "Order placed, delivery promised by 2026-03-14.", "facts": {"total": 59}},
            {"interaction_id": "sup-1", "occurred_at": "2026-03-17T09:00:00Z", "department": "Support", "channel": "CHAT",
             "kind": "CONTACT", "reference": "ORD-1", "summary": "Customer asked where the order is."}
          ],
          "conversation": [
            {"role": "CUSTOMER", "text": "Where is my order? This is ridiculous, you promised it by the 14th."},
            {"role": "HUMAN_AGENT", "text": "Let me look that up for you."},
            {"role": "CUSTOMER", "text": "Thank you."}
          ]
        }
        """;

    public const string Case =
        """{"case_id":"c-1","channel":"chat","turns":[{"speaker":"customer","text":"I was charged twice and nobody answers."},{"speaker":"bot","text":"One moment."},{"speaker":"customer","text":"Unbelievable."}]}""";
}
