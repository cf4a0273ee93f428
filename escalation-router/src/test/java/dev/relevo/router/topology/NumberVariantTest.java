package dev.relevo.router.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.ConversationId;
import dev.relevo.event.PhoneNumberId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Both forms of each kind, and beside each the number that is nearly one. */
class NumberVariantTest {
    @ParameterizedTest
    @CsvSource({
        "554899998888,  5548999998888",
        "551161234567,  5511961234567",
        "552171234567,  5521971234567",
        "558581234567,  5585981234567",
        "525512345678,  5215512345678",
        "529991234567,  5219991234567",
        "541112345678,  5491112345678",
        "542994123456,  5492994123456",
    })
    void the_two_forms_of_a_number_name_each_other(String one, String other) {
        assertThat(NumberVariant.of(one)).isEqualTo(other);
        assertThat(NumberVariant.of(other)).isEqualTo(one);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Brazil: landlines, with the 9 too, an area code that does not exist, and a digit less or more.
                "551121234567",
                "551151234567",
                "5511951234567",
                "5511861234567",
                "550161234567",
                "551061234567",
                "55116123456",
                "55119961234567",
                // Mexico and Argentina: a digit less or more, another digit between.
                "52551234567",
                "52155123456789",
                "5225512345678",
                "54111234567",
                "54911123456789",
                "5481112345678",
                // Other countries, of the same lengths.
                "573001112233",
                "5730011122334",
                "16505551234",
                "351912345678",
                // Not a wa_id.
                "",
                "5",
                "55",
                "BR.5548999998888",
                "+554899998888",
                "55 4899998888",
                "55489999888x",
                "٥٥4899998888",
            })
    void another_number_has_one_form(String waId) {
        assertThat(NumberVariant.of(waId)).isNull();
    }

    @Test
    void the_other_form_of_a_conversation_is_of_the_same_business_number() {
        PhoneNumberId number = new PhoneNumberId("106540352242922");

        assertThat(NumberVariant.of(ConversationId.of(number, "554899998888")))
                .isEqualTo(ConversationId.of(number, "5548999998888"));
        assertThat(NumberVariant.of(ConversationId.of(number, "573001112233"))).isNull();
        assertThat(NumberVariant.of(ConversationId.of(number, "BR.7f3a19c2"))).isNull();
    }
}
